/** What is known of a check before it runs: enough to list it, to order results, and to notice one that never came. */
export interface CheckOutline {
  readonly id: string;
  readonly proof: 'works' | 'safe';
  readonly title: string;
}

export interface OutlineReading {
  readonly checks: readonly CheckOutline[];
  /** Lines (from 1) that start a check whose id or title is not a plain string. */
  readonly unreadableLines: readonly number[];
}

const CHECK_START = /^check\(/;
const CHECK_HEAD = /^check\(\s*(['"])((?:(?!\1)[^\\\n])*)\1\s*,\s*(['"])((?:(?!\3)[^\\\n]|\\.)*)\3\s*,/;

/**
 * Reads ids and titles from a check file without running it. Checks are written at the start of a line with both as
 * plain strings, so that the same list is known to the page, to the grader and to the examiner.
 */
export function readOutline(code: string, proof: 'works' | 'safe'): OutlineReading {
  const checks: CheckOutline[] = [];
  const unreadableLines: number[] = [];
  const lines = code.split('\n');
  for (const [index, line] of lines.entries()) {
    if (!CHECK_START.test(line)) continue;
    const head = CHECK_HEAD.exec(lines.slice(index, index + 4).join('\n'));
    if (head?.[2] && head[4]) checks.push({ id: head[2], proof, title: head[4].replace(/\\(.)/g, '$1') });
    else unreadableLines.push(index + 1);
  }
  return { checks, unreadableLines };
}
