import type { Finding, FlowStep, Metavar, Position, Range } from '#core/sast/finding.ts';
import { linesOf, type ScanReport } from './scan-report.ts';

interface Place {
  readonly line: number;
  readonly col: number;
  readonly offset: number;
}

const place = ({ line, column, offset }: Position): Place => ({ line, col: column, offset });

interface Location {
  readonly path: string;
  readonly start: Place;
  readonly end: Place;
}

const location = (path: string, { start, end }: Range): Location => ({ path, start: place(start), end: place(end) });

/** The shape of Semgrep's own report, so that what reads that reads this; `flow`, with the reasons, is ours. */
export function reportJson(report: ScanReport, version: string): string {
  const metadata = new Map(report.rules.map((rule) => [rule.id, rule.metadata]));
  const result = (finding: Finding, isIgnored: boolean): object => {
    const { path, start, end } = location(finding.path, finding.range);
    return {
      check_id: finding.ruleId,
      path,
      start,
      end,
      extra: {
        message: finding.message,
        severity: finding.severity,
        metadata: metadata.get(finding.ruleId) ?? {},
        metavars: metavars(finding.metavars ?? {}),
        fingerprint: finding.fingerprint ?? '',
        lines: linesOf(finding, report.textOfPath(finding.path)),
        is_ignored: isIgnored,
        ...(finding.fix === undefined ? {} : { fix: finding.fix }),
        ...(finding.flow.length > 0 ? flowParts(finding.flow, report) : {}),
        validation_state: 'NO_VALIDATOR',
        engine_kind: 'OSS',
      },
    };
  };
  const results = [
    ...report.findings.map((finding) => result(finding, false)),
    ...report.suppressed.map((finding) => result(finding, true)),
  ];
  const errors = report.problems.map((message) => ({ code: 3, level: 'warn', type: 'PartialParsing', message }));
  const whole = { version, results, errors, paths: { scanned: report.scanned }, skipped_rules: [] };
  return JSON.stringify(whole, null, 2);
}

function metavars(found: Readonly<Record<string, Metavar>>): object {
  const entries = Object.entries(found).map(([name, { text, range }]) => {
    const { start, end } = range ?? {};
    return [name, { ...(start && end ? { start: place(start), end: place(end) } : {}), abstract_content: text }];
  });
  return Object.fromEntries(entries) as object;
}

function flowParts(flow: readonly FlowStep[], { textOfPath }: ScanReport): object {
  const content = ({ path, range }: FlowStep): string => textOfPath(path).slice(range.start.offset, range.end.offset);
  const end = (step: FlowStep | undefined): object | null =>
    step ? ['CliLoc', [location(step.path, step.range), content(step)]] : null;
  return {
    dataflow_trace: {
      taint_source: end(flow[0]),
      intermediate_vars: flow
        .slice(1, -1)
        .map((step) => ({ location: location(step.path, step.range), content: content(step) })),
      taint_sink: end(flow.at(-1)),
    },
    flow: flow.map(({ path, range, role, reason }) => ({ ...location(path, range), role, reason })),
  };
}
