import { styleText } from 'node:util';
import type { Finding, Severity } from '#core/sast/finding.ts';
import { codeFrame } from './code-frame.ts';
import type { ScanReport } from './scan-report.ts';

/** Lines of a message stay readable in a terminal of the usual width. */
const MESSAGE_COLUMNS = 100;

type Format = Parameters<typeof styleText>[0];
export type Paint = (format: Format, text: string) => string;

/** Colour also where the output is no terminal, as far as it is asked for: whoever calls knows where the text goes. */
export function painter(hasColor: boolean): Paint {
  return hasColor ? (format, text) => styleText(format, text, { validateStream: false }) : (_, text) => text;
}

const SEVERITY_COLORS: Partial<Record<Severity, Format>> = {
  ERROR: ['bold', 'red'],
  WARNING: ['bold', 'yellow'],
  INFO: ['bold', 'blue'],
};

export function reportText(report: ScanReport, paint: Paint): string {
  const blocks = report.findings.map((finding) => findingText(finding, report, paint));
  const accepted = report.suppressed.map(({ path, range, ruleId }) =>
    paint('dim', `accepted by nosemgrep: ${path}:${range.start.line}  ${ruleId}`),
  );
  const counts = [
    counted(report.findings.length, 'finding'),
    counted(report.scanned.length, 'file'),
    counted(report.rules.length, 'rule'),
    ...(report.suppressed.length > 0 ? [`${report.suppressed.length} accepted by nosemgrep`] : []),
    ...(report.known.length > 0 ? [`${report.known.length} known from the baseline`] : []),
  ];
  const summary = `${counts.join(', ')}.`;
  const list = accepted.length > 0 ? [accepted.join('\n')] : [];
  return [...blocks, ...list, paint(report.findings.length > 0 ? 'bold' : 'green', summary)].join('\n\n');
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function findingText(finding: Finding, report: ScanReport, paint: Paint): string {
  const { start } = finding.range;
  const cwe = finding.cwe.map((number) => ` CWE-${number}`).join('');
  const severity = paint(SEVERITY_COLORS[finding.severity] ?? 'bold', finding.severity);
  const lines = [
    `${paint('cyan', `${finding.path}:${start.line}:${start.column}`)}  ${severity}  ${finding.ruleId}${cwe}`,
    ...codeFrame(finding.range, report.textOfPath(finding.path), paint),
    ...wrap(finding.message).map((line) => `  ${line}`),
    ...flowLines(finding, report, paint),
  ];
  if (finding.fix !== undefined) lines.push(`  ${paint('green', 'Fix:')} ${finding.fix.split('\n').join('\n    ')}`);
  return lines.join('\n');
}

/** Each stop with its line of code, so that nobody has to look it up. */
function flowLines({ flow, path }: Finding, report: ScanReport, paint: Paint): string[] {
  if (flow.length === 0) return [];
  const steps = flow.flatMap((step, index) => {
    const { line } = step.range.start;
    const place = `${step.path === path ? 'line ' : `${step.path}:`}${line}`;
    const code = (report.textOfPath(step.path).split('\n')[line - 1] ?? '').trim();
    return [`    ${index + 1}. ${place}: ${step.reason}`, paint('dim', `       ${shortened(code)}`)];
  });
  return ['  How the data gets there:', ...steps];
}

function shortened(code: string): string {
  return code.length > MESSAGE_COLUMNS ? `${code.slice(0, MESSAGE_COLUMNS)}…` : code;
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
