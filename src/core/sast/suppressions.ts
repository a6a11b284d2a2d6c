import type { Finding } from './finding.ts';

export interface Suppressed {
  readonly active: Finding[];
  /** Findings that a `nosemgrep` comment accepts: not reported, but counted. */
  readonly suppressed: Finding[];
}

const COMMENT = /(?:\/\/|#|\/\*|<!--).*?\bnosem(?:grep)?\b(?::\s*([\w.-]+(?:\s*,\s*[\w.-]+)*))?/;

/**
 * Takes out what a comment on the same line, or alone on the line above, accepts: `nosemgrep` for every rule,
 * `nosemgrep: id, other-id` for some.
 */
export function applySuppressions(findings: readonly Finding[], textOfPath: (path: string) => string): Suppressed {
  const linesOf = new Map<string, string[]>();
  const lineAt = (path: string, line: number): string => {
    let lines = linesOf.get(path);
    if (!lines) linesOf.set(path, (lines = textOfPath(path).split('\n')));
    return lines[line - 1] ?? '';
  };
  const result: Suppressed = { active: [], suppressed: [] };
  for (const finding of findings) {
    const { line } = finding.range.start;
    const above = lineAt(finding.path, line - 1);
    const isAlone = /^\s*(?:\/\/|#|\/\*|<!--)/.test(above);
    const accepts = covers(lineAt(finding.path, line), finding.ruleId) || (isAlone && covers(above, finding.ruleId));
    (accepts ? result.suppressed : result.active).push(finding);
  }
  return result;
}

function covers(line: string, ruleId: string): boolean {
  const comment = COMMENT.exec(line);
  if (!comment) return false;
  const ids = comment[1]?.split(/\s*,\s*/);
  return ids === undefined || ids.includes(ruleId);
}
