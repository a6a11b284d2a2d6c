import type { Finding } from '../finding.ts';
import type { Parsers } from '../parsers.ts';
import { scan } from '../scan.ts';
import type { CompiledRule } from './compile-rules.ts';

/** A line that is not as its mark says. */
export interface CaseMistake {
  readonly line: number;
  readonly text: string;
  /** What was found there against the mark. */
  readonly finding: Finding | null;
}

/** How the marks of a text fare. */
export interface MarkReport {
  /** How many lines are marked with `ruleid:` and with `ok:`. */
  readonly bad: number;
  readonly good: number;
  readonly mistakes: readonly CaseMistake[];
}

/** What the annotated code beside a rule says, and what the rule finds there. */
export interface CaseReport extends MarkReport {
  /** One sentence per line that is not as marked, and per part that was not looked at. */
  readonly failures: readonly string[];
}

const MARK = /(?:\/\/|#|\/\*|<!--)\s*(ruleid|ok|todoruleid|todook):\s*([\w.,\s/-]+)/;

interface Marks {
  readonly ruleid: Set<number>;
  readonly ok: Set<number>;
  /** Known to be wrong so far: nothing is asked of these lines. */
  readonly todo: Set<number>;
}

/** A mark is about the next line that is not a mark itself. */
function readMarks(text: string, ruleId: string): Marks {
  const marks: Marks = { ruleid: new Set(), ok: new Set(), todo: new Set() };
  const lines = text.split('\n');
  lines.forEach((line, index) => {
    const [, kind, ids] = MARK.exec(line) ?? [];
    if (!kind || !ids?.split(/[,\s]+/).includes(ruleId)) return;
    let target = index + 1;
    while (MARK.test(lines[target] ?? '')) target += 1;
    // Lines count from 1.
    (kind === 'ruleid' || kind === 'ok' ? marks[kind] : marks.todo).add(target + 1);
  });
  return marks;
}

/** What the marks of a text say against what one rule has found in it. */
export function judgeMarks(ruleId: string, text: string, findings: readonly Finding[]): MarkReport {
  const marks = readMarks(text, ruleId);
  const found = new Map<number, Finding>();
  for (const finding of findings) {
    const { line } = finding.range.start;
    if (!found.has(line)) found.set(line, finding);
  }
  const mistakes: CaseMistake[] = [];
  for (const line of marks.ruleid) {
    if (!found.has(line)) mistakes.push({ line, text: `${ruleId} finds nothing here`, finding: null });
  }
  for (const [line, finding] of found) {
    if (marks.ok.has(line)) mistakes.push({ line, text: `${ruleId} takes good code for bad`, finding });
    else if (!marks.ruleid.has(line) && !marks.todo.has(line)) {
      mistakes.push({ line, text: `${ruleId} finds something that is not marked`, finding });
    }
  }
  mistakes.sort((a, b) => a.line - b.line);
  return { bad: marks.ruleid.size, good: marks.ok.size, mistakes };
}

/**
 * Runs a rule over its own cases: `ruleid: <id>` or `ok: <id>` on the line above, `todoruleid` and `todook` for what is
 * known not to work yet. A finding without a mark fails as well, so that nothing is found by accident.
 */
export function checkCases(
  rule: CompiledRule,
  cases: { readonly path: string; readonly text: string },
  parsers: Parsers,
  today?: number,
): CaseReport {
  const { findings, problems } = scan([cases], [rule], parsers, today);
  const report = judgeMarks(rule.id, cases.text, findings);
  const failures = [...report.mistakes.map(({ line, text }) => `${cases.path}:${line}: ${text}`), ...problems];
  return { ...report, failures };
}
