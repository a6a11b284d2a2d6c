/**
 * Rules are written for PCRE. JavaScript takes all of it that was tried, after these rewrites: flags at the start,
 * named groups in Python's spelling, and the anchors of the whole text.
 */
export function compileRegex(source: string, flags: string): RegExp | null {
  let body = source;
  let allFlags = flags;
  const inline = /^\(\?([imsx]+)\)/.exec(body);
  if (inline) {
    body = body.slice(inline[0].length);
    for (const flag of inline[1] ?? '') if ('ims'.includes(flag) && !allFlags.includes(flag)) allFlags += flag;
  }
  body = body
    .replace(/\(\?P</g, '(?<')
    .replace(/\\A/g, '(?<![\\s\\S])')
    .replace(/\\[Zz]/g, '(?![\\s\\S])');
  try {
    return new RegExp(body, allFlags);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
