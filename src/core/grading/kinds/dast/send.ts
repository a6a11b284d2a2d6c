import type { Files, Hands, Limits, RunJob, RunReport, Runtime } from '../../jobs.ts';
import type { WebRequest } from './http-text.ts';

/** A job's checks are the requests: the sandbox takes 64, and the learner sees progress between jobs. */
const BATCH_MAX = 32;
/** Of an answer's body; a transcript has room for this after the exchange itself. */
const BODY_KEPT_MAX = 6_000;
/** A step of a transcript is cut at 4,000 characters. */
const NOTE_LENGTH_MAX = 3_500;
const NOTE_MARK = 'dast:';

export interface Target {
  readonly language: Runtime;
  readonly files: Files;
  readonly entry: string;
  readonly database?: string;
  readonly limits: Limits;
}

/** A request, with what is sent before it to be somebody. */
export interface Sending {
  readonly login?: WebRequest;
  readonly request: WebRequest;
}

export interface WebResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Lines of Set-Cookie. */
  readonly cookies: readonly string[];
  readonly body: string;
  readonly isCut: boolean;
}

export type SendReading =
  | { readonly ok: true; readonly responses: readonly (WebResponse | null)[] }
  | { readonly ok: false; readonly problem: string };

/** Runs in the examiner. Every request meets the application as it was started: order and other requests do not matter. */
const SENDER = `
const parts = (text) => text.match(/[\\s\\S]{1,${NOTE_LENGTH_MAX}}/g) ?? [];
const options = ({ method, target, host, headers, body }) =>
  ({ method, url: target, headers: { ...headers, host }, ...(body === '' ? {} : { body }) });
sendings.forEach(({ login, request }, index) => check('r' + index, 'Request ' + index, async ({ app, note }) => {
  const client = app.session();
  if (login) await client.request(options(login));
  const { status, headers, cookies, body } = await client.request(options(request));
  const kept = body.slice(0, ${BODY_KEPT_MAX});
  const text = JSON.stringify({ status, headers, cookies, body: kept, isCut: kept !== body });
  for (const part of parts(text)) note('${NOTE_MARK}' + part);
}));
`;

/** The sandbox's job that sends these, at most `BATCH_MAX` of them. */
export function sendJob({ language, files, entry, database, limits }: Target, sendings: readonly Sending[]): RunJob {
  return {
    runtime: language,
    files,
    entry,
    checks: { works: `const sendings = ${JSON.stringify(sendings.slice(0, BATCH_MAX))};\n${SENDER}`, safe: '' },
    ...(database === undefined ? {} : { database }),
    seed: 1,
    limits,
  };
}

function isResponse(value: unknown): value is WebResponse {
  return typeof value === 'object' && value !== null && 'status' in value && 'body' in value;
}

/** What came back, in the order of the sendings; `null` where the application did not answer. */
export function readResponses(report: RunReport, count: number): SendReading {
  if (report.status !== 'done') return { ok: false, problem: report.message };
  const responses = Array.from({ length: count }, (_, index): WebResponse | null => {
    const check = report.checks.find(({ id }) => id === `r${index}`);
    const text = (check?.evidence.transcript ?? [])
      .filter(({ kind, text: note }) => kind === 'note' && note.startsWith(NOTE_MARK))
      .map(({ text: note }) => note.slice(NOTE_MARK.length))
      .join('');
    try {
      const value: unknown = JSON.parse(text);
      return isResponse(value) ? value : null;
    } catch {
      return null;
    }
  });
  return { ok: true, responses };
}

/** Sends any number, batch by batch. `onProblem` is told once where the application does not run. */
export function senderOf(
  target: Target,
  hands: Pick<Hands, 'run'>,
  onProblem: (problem: string) => void,
): (sendings: readonly Sending[]) => Promise<readonly (WebResponse | null)[]> {
  let isBroken = false;
  return async (sendings) => {
    const responses: (WebResponse | null)[] = [];
    for (let at = 0; at < sendings.length; at += BATCH_MAX) {
      const batch = sendings.slice(at, at + BATCH_MAX);
      const reading = isBroken ? null : readResponses(await hands.run(sendJob(target, batch)), batch.length);
      if (reading?.ok === false) {
        isBroken = true;
        onProblem(reading.problem);
      }
      responses.push(...(reading?.ok ? reading.responses : batch.map(() => null)));
    }
    return responses;
  };
}
