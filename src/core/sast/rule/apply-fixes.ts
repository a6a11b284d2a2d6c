import type { Finding } from '../finding.ts';

/** The text with the fix of each finding written in. Of fixes that overlap, the first one counts. */
export function applyFixes(text: string, findings: readonly Finding[]): string {
  const fixes = findings
    .flatMap(({ fix, range }) => (fix === undefined ? [] : [{ fix, start: range.start.offset, end: range.end.offset }]))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let done = 0;
  for (const { fix, start, end } of fixes) {
    if (start < done) continue;
    result += text.slice(done, start) + fix;
    done = end;
  }
  return result + text.slice(done);
}
