import type { Finding } from '#core/sast/finding.ts';
import type { CompiledRule } from '#core/sast/parse-rules.ts';

export interface ScanReport {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Finding[];
  readonly problems: readonly string[];
  readonly files: number;
  readonly rules: readonly CompiledRule[];
  readonly textOfPath: (path: string) => string;
}

/** Lines of a message stay readable in a terminal of the usual width. */
const MESSAGE_COLUMNS = 100;

export function reportText(report: ScanReport): string {
  const blocks = report.findings.map((finding) => findingText(finding, report));
  const counts = [
    counted(report.findings.length, 'finding'),
    counted(report.files, 'file'),
    counted(report.rules.length, 'rule'),
    ...(report.suppressed.length > 0 ? [`${report.suppressed.length} accepted by nosemgrep`] : []),
  ];
  return [...blocks, `${counts.join(', ')}.`].join('\n\n');
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function findingText(finding: Finding, report: ScanReport): string {
  const { start } = finding.range;
  const cwe = finding.cwe.map((number) => ` CWE-${number}`).join('');
  const lines = [
    `${finding.path}:${start.line}:${start.column}  ${finding.severity}  ${finding.ruleId}${cwe}`,
    ...frame(finding, report.textOfPath(finding.path)),
    ...wrap(finding.message).map((line) => `  ${line}`),
  ];
  if (finding.flow.length === 0) return lines.join('\n');
  const steps = finding.flow.map((step, index) => {
    const place = `${step.path === finding.path ? 'line ' : `${step.path}:`}${step.range.start.line}`;
    return `    ${index + 1}. ${place}: ${step.reason}`;
  });
  return [...lines, '  How the data gets there:', ...steps].join('\n');
}

/** The line of the finding with a mark below it. */
function frame(finding: Finding, text: string): string[] {
  const { start, end } = finding.range;
  const line = text.split('\n')[start.line - 1] ?? '';
  const number = String(start.line);
  const length =
    start.line === end.line ? Math.max(1, end.column - start.column) : Math.max(1, line.length - start.column + 1);
  const indent = line.slice(0, start.column - 1).replace(/[^\t]/g, ' ');
  return [`  ${number} | ${line}`, `  ${' '.repeat(number.length)} | ${indent}${'^'.repeat(length)}`];
}

function wrap(message: string): string[] {
  const lines: string[] = [''];
  for (const word of message.split(/\s+/)) {
    const last = lines.at(-1) ?? '';
    if (last.length + word.length + 1 > MESSAGE_COLUMNS) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}

/** The shape of Semgrep's own report, so that what reads that reads this. */
export function reportJson(report: ScanReport): string {
  const metadata = new Map(report.rules.map((rule) => [rule.id, rule.metadata]));
  const place = ({ line, column, offset }: Finding['range']['start']): object => ({ line, col: column, offset });
  const result = (finding: Finding, isIgnored: boolean): object => ({
    check_id: finding.ruleId,
    path: finding.path,
    start: place(finding.range.start),
    end: place(finding.range.end),
    extra: {
      message: finding.message,
      severity: finding.severity,
      metadata: metadata.get(finding.ruleId) ?? {},
      is_ignored: isIgnored,
      lines: linesOf(finding, report.textOfPath(finding.path)),
      flow: finding.flow.map(({ path, range, role, reason }) => ({
        path,
        start: place(range.start),
        end: place(range.end),
        role,
        reason,
      })),
    },
  });
  const results = [
    ...report.findings.map((finding) => result(finding, false)),
    ...report.suppressed.map((finding) => result(finding, true)),
  ];
  const errors = report.problems.map((message) => ({ level: 'warn', type: 'Partial analysis', message }));
  return JSON.stringify({ results, errors, paths: { scanned: report.files } }, null, 2);
}

function linesOf(finding: Finding, text: string): string {
  return text
    .split('\n')
    .slice(finding.range.start.line - 1, finding.range.end.line)
    .join('\n');
}
