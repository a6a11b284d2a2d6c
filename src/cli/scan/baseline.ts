import { readFile } from 'node:fs/promises';
import type { Finding } from '#core/sast/finding.ts';
import type { Refused } from './source-files.ts';

/** The parts of the two kinds of reports that carry fingerprints. */
interface OldReport {
  readonly results?: readonly { readonly extra?: { readonly fingerprint?: unknown } }[];
  readonly runs?: readonly {
    readonly results?: readonly { readonly partialFingerprints?: Readonly<Record<string, unknown>> }[];
  }[];
}

/** Fingerprints of a report of before, in JSON or in SARIF. */
export async function readBaseline(file: string): Promise<{ ok: true; known: ReadonlySet<string> } | Refused> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return { ok: false, reason: `there is no baseline ${file}` };
  const report = parse(text);
  const results = report?.results?.map((one) => one?.extra?.fingerprint);
  const runs = report?.runs?.flatMap((run) => run?.results?.map((one) => one?.partialFingerprints?.['gatehouse/v1']));
  const found = results ?? runs;
  if (!found) return { ok: false, reason: `${file} is no report of gatehouse scan in JSON or SARIF` };
  return { ok: true, known: new Set(found.filter((one) => typeof one === 'string')) };
}

function parse(text: string): OldReport | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export function splitByBaseline(
  findings: readonly Finding[],
  known: ReadonlySet<string>,
): { readonly fresh: Finding[]; readonly old: Finding[] } {
  const isOld = ({ fingerprint }: Finding): boolean => fingerprint !== undefined && known.has(fingerprint);
  return { fresh: findings.filter((one) => !isOld(one)), old: findings.filter(isOld) };
}
