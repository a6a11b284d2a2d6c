import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';

export const SCAN_USAGE = `gatehouse scan PATH... [options]

  --rules FILE|DIR           Semgrep rules to use instead of the built-in ones
  --format text|json|sarif   json has the shape of Semgrep's report, sarif is SARIF 2.1.0
  --severity LEVEL           only rules of this severity; may be given several times
  --baseline FILE            a JSON or SARIF report of before: what stands in it does not count
  --exclude GLOB             leave out paths, as .gitignore would write them; may be given several times
  --output FILE              write the report there instead of to the terminal
  --no-color                 plain text
  --jobs N                   threads; as many as there are cores unless said

What .gitignore excludes is left out when a folder is walked.
Exits with 0 when nothing was found, 1 with findings, 2 when it could not run.`;

const FORMATS = ['text', 'json', 'sarif'] as const;
export type ReportFormat = (typeof FORMATS)[number];

const SEVERITIES = ['ERROR', 'WARNING', 'INFO', 'CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INVENTORY', 'EXPERIMENT'];

/** More threads than this only hold more memory. */
const JOBS_MAX = 16;

export interface ScanOptions {
  readonly paths: readonly string[];
  readonly rules: string | null;
  readonly format: ReportFormat;
  /** Empty: all. */
  readonly severities: readonly string[];
  readonly baseline: string | null;
  readonly exclude: readonly string[];
  readonly output: string | null;
  readonly hasColor: boolean;
  readonly jobs: number;
}

/** A text says what is wrong with the arguments. */
export function readScanOptions(args: readonly string[]): ScanOptions | 'help' | { readonly wrong: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      allowNegative: true,
      options: {
        rules: { type: 'string' },
        format: { type: 'string', default: 'text' },
        severity: { type: 'string', multiple: true, default: [] },
        baseline: { type: 'string' },
        exclude: { type: 'string', multiple: true, default: [] },
        output: { type: 'string', short: 'o' },
        color: { type: 'boolean', default: true },
        jobs: { type: 'string', short: 'j' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) return 'help';
    if (positionals.length === 0) return { wrong: 'say which files or folders to scan' };
    const format = FORMATS.find((one) => one === values.format);
    if (!format) return { wrong: `there is no format ${values.format}` };
    const severities = values.severity.map((one) => one.toUpperCase());
    const unknown = severities.find((one) => !SEVERITIES.includes(one));
    if (unknown !== undefined) return { wrong: `there is no severity ${unknown}; there are ${SEVERITIES.join(', ')}` };
    const jobs = values.jobs === undefined ? availableParallelism() : Number(values.jobs);
    if (!Number.isInteger(jobs) || jobs < 1) return { wrong: `--jobs takes a number from 1 on, not ${values.jobs}` };
    return {
      paths: positionals,
      rules: values.rules ?? null,
      format,
      severities,
      baseline: values.baseline ?? null,
      exclude: values.exclude,
      output: values.output ?? null,
      hasColor: values.color,
      jobs: Math.min(jobs, JOBS_MAX),
    };
  } catch (error) {
    // `parseArgs` throws a TypeError for an option that it does not know.
    if (error instanceof TypeError) return { wrong: error.message };
    throw error;
  }
}
