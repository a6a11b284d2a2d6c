import type { Parsers } from '../parsers.ts';
import { scan } from '../scan.ts';
import type { CompiledRule } from './compile-rules.ts';

/** What the annotated code beside a rule says, and what the rule finds there. */
export interface CaseReport {
  /** How many lines are marked with `ruleid:` and with `ok:`. */
  readonly bad: number;
  readonly good: number;
  /** One sentence per line that is not as marked. */
  readonly failures: readonly string[];
}

const MARK = /(?:\/\/|#|\/\*|<!--)\s*(ruleid|ok):\s*([\w.,\s-]+)/;

/**
 * Runs a rule over its own cases: `ruleid: <id>` or `ok: <id>` on the line above. A finding without a mark fails as
 * well, so that nothing is found by accident.
 */
export function checkCases(
  rule: CompiledRule,
  cases: { readonly path: string; readonly text: string },
  parsers: Parsers,
): CaseReport {
  const marks = { ruleid: new Set<number>(), ok: new Set<number>() };
  cases.text.split('\n').forEach((line, index) => {
    const [, kind, ids] = MARK.exec(line) ?? [];
    const isOwn = ids?.split(/[,\s]+/).includes(rule.id);
    // Lines count from 1, and the mark is about the next one.
    if (isOwn && (kind === 'ruleid' || kind === 'ok')) marks[kind].add(index + 2);
  });
  const { findings, problems } = scan([cases], [rule], parsers);
  const found = new Set(findings.map((finding) => finding.range.start.line));
  const at = (line: number): string => `${cases.path}:${line}`;
  const failures = [
    ...[...marks.ruleid].filter((line) => !found.has(line)).map((line) => `${at(line)}: ${rule.id} finds nothing here`),
    ...[...found].filter((line) => marks.ok.has(line)).map((line) => `${at(line)}: ${rule.id} takes good code for bad`),
    ...[...found]
      .filter((line) => !marks.ok.has(line) && !marks.ruleid.has(line))
      .map((line) => `${at(line)}: ${rule.id} finds something that is not marked`),
    ...problems,
  ];
  return { bad: marks.ruleid.size, good: marks.ok.size, failures };
}
