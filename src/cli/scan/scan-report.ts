import type { Finding, Severity } from '#core/sast/finding.ts';

/** What reports say of a rule. */
export interface ReportedRule {
  readonly id: string;
  readonly message: string;
  readonly severity: Severity;
  readonly cwe: readonly number[];
  readonly metadata: Readonly<Record<string, unknown>>;
}

export interface ScanReport {
  /** What counts. */
  readonly findings: readonly Finding[];
  /** Accepted by a `nosemgrep` comment. */
  readonly suppressed: readonly Finding[];
  /** In the baseline already. */
  readonly known: readonly Finding[];
  readonly problems: readonly string[];
  readonly scanned: readonly string[];
  readonly rules: readonly ReportedRule[];
  readonly textOfPath: (path: string) => string;
}

export function linesOf(finding: Finding, text: string): string {
  const { start, end } = finding.range;
  return text
    .split('\n')
    .slice(start.line - 1, end.line)
    .join('\n');
}
