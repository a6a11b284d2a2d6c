import { isAbsolute, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Log, Location, ReportingDescriptor, Result, Run } from 'sarif';
import type { Finding, Range, Severity } from '#core/sast/finding.ts';
import { linesOf, type ReportedRule, type ScanReport } from './scan-report.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** What paths of the report are relative to. */
const ROOT_ID = '%SRCROOT%';

const LEVELS: Partial<Record<Severity, Result.level>> = {
  ERROR: 'error',
  WARNING: 'warning',
  INFO: 'note',
};

/** By other names of severity, as newer rules have them. */
function levelOf(severity: string): Result.level {
  if (severity === 'CRITICAL' || severity === 'HIGH') return 'error';
  if (severity === 'MEDIUM') return 'warning';
  return LEVELS[severity as Severity] ?? 'note';
}

/** SARIF 2.1.0. Columns count UTF-16 code units, which `columnKind` says. */
export function reportSarif(report: ScanReport, version: string, folder: string): string {
  const indexes = new Map(report.rules.map((rule, index) => [rule.id, index]));
  const hasBaseline = report.known.length > 0;
  const result = (finding: Finding, more: Partial<Result> = {}): Result => ({
    ruleId: finding.ruleId,
    ruleIndex: indexes.get(finding.ruleId) ?? -1,
    level: levelOf(finding.severity),
    message: { text: finding.message },
    locations: [locationOf(finding.path, finding.range, linesOf(finding, report.textOfPath(finding.path)))],
    partialFingerprints: { 'gatehouse/v1': finding.fingerprint ?? '' },
    ...(finding.flow.length > 0 ? { codeFlows: [codeFlow(finding)] } : {}),
    ...(finding.fix === undefined ? {} : { fixes: [fixOf(finding, finding.fix)] }),
    ...(hasBaseline ? { baselineState: 'new' as const } : {}),
    ...more,
  });
  const suppressions = [{ kind: 'inSource' as const, justification: 'accepted by a nosemgrep comment' }];
  const run: Run = {
    tool: { driver: { name: 'Gatehouse', version, rules: report.rules.map(descriptor) } },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [ROOT_ID]: { uri: `${pathToFileURL(folder).href.replace(/\/$/, '')}/` } },
    invocations: [
      {
        executionSuccessful: true,
        toolExecutionNotifications: report.problems.map((text) => ({ level: 'warning', message: { text } })),
      },
    ],
    results: [
      ...report.findings.map((finding) => result(finding)),
      ...report.suppressed.map((finding) => result(finding, { suppressions })),
      ...report.known.map((finding) => result(finding, { baselineState: 'unchanged' })),
    ],
  };
  const log: Log = { $schema: SCHEMA, version: '2.1.0', runs: [run] };
  return JSON.stringify(log, null, 2);
}

function descriptor(rule: ReportedRule): ReportingDescriptor {
  const { references } = rule.metadata;
  const links = (Array.isArray(references) ? references : [references]).filter((one) => typeof one === 'string');
  const [first] = links;
  const text = rule.message.replace(/\s+/g, ' ').trim();
  const short = /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;
  const isLink = first !== undefined && /^https?:\/\/\S+$/.test(first);
  return {
    id: rule.id,
    name: rule.id,
    shortDescription: { text: short },
    fullDescription: { text },
    help: { text, markdown: [text, ...links.map((link) => `- <${link}>`)].join('\n\n') },
    ...(isLink ? { helpUri: first } : {}),
    defaultConfiguration: { level: levelOf(rule.severity) },
    properties: { tags: ['security', ...rule.cwe.map((number) => `external/cwe/cwe-${number}`)] },
  };
}

function locationOf(path: string, { start, end }: Range, snippet?: string): Location {
  return {
    physicalLocation: {
      artifactLocation: artifact(path),
      region: {
        startLine: start.line,
        startColumn: start.column,
        endLine: end.line,
        endColumn: end.column,
        charOffset: start.offset,
        charLength: end.offset - start.offset,
        ...(snippet === undefined ? {} : { snippet: { text: snippet } }),
      },
    },
  };
}

/** Relative to where the scan ran, as far as it lies below. */
function artifact(path: string): { uri: string; uriBaseId?: string } {
  const inside = relative(process.cwd(), path);
  if (isAbsolute(inside) || inside.startsWith('..')) return { uri: pathToFileURL(path).href };
  return { uri: inside.split(sep).map(encodeURIComponent).join('/'), uriBaseId: ROOT_ID };
}

function codeFlow({ flow }: Finding): NonNullable<Result['codeFlows']>[number] {
  const locations = flow.map(({ path, range, role, reason }, index) => ({
    location: { ...locationOf(path, range), message: { text: reason } },
    kinds: [role === 'step' ? 'pass-through' : role],
    executionOrder: index + 1,
    importance: role === 'step' ? ('important' as const) : ('essential' as const),
  }));
  return { threadFlows: [{ locations }] };
}

function fixOf({ path, range }: Finding, text: string): NonNullable<Result['fixes']>[number] {
  const deletedRegion = { charOffset: range.start.offset, charLength: range.end.offset - range.start.offset };
  const replacements = [{ deletedRegion, insertedContent: { text } }];
  return { artifactChanges: [{ artifactLocation: artifact(path), replacements }] };
}
