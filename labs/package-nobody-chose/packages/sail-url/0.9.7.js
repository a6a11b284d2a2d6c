/** A part of a path is one part, whatever it is made of. */
export function join(base, parts) {
  const safe = parts.map((part) => encodeURIComponent(part).replace(/^\.{1,2}$/, (dots) => dots.replaceAll('.', '%2E')));
  return [base.replace(/\/+$/, ''), ...safe].join('/');
}
