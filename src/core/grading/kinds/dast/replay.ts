import type { Files, Hands } from '../../jobs.ts';
import type { Confirmed, ScanWish } from './answer.ts';
import type { SiteData } from './data.ts';
import { readRequest, type WebRequest } from './http-text.ts';
import { scanSite, type ScanResult, type ScanSettings } from './scan/scan.ts';
import { senderOf, type Sending, type Target, type WebResponse } from './send.ts';

/** What a lab's application is sent to: the parts of a job that do not change. */
export function targetOf(data: SiteData, files: Files): Target {
  const { language, entry, database, limits } = data;
  return { language, files, entry, limits, ...(database === undefined ? {} : { database }) };
}

/** The login of an account as a request; nothing for nobody. A lab's own logins are checked when it is read. */
export function loginOf({ accounts }: SiteData, id: string): WebRequest | undefined {
  const account = accounts.find((one) => one.id === id);
  const reading = account ? readRequest(account.login) : null;
  return reading?.ok ? reading.request : undefined;
}

/** The settings of a learner as the scanner takes them: it begins at the root of the lab's host. */
export function settingsOf(data: SiteData, { hosts, include, exclude, checks, sessions }: ScanWish): ScanSettings {
  const names = sessions.length === 0 ? [''] : sessions;
  return {
    start: { host: data.host, path: '/' },
    scope: { hosts, include, exclude },
    checks,
    sessions: names.map((name) => {
      const login = loginOf(data, name);
      return login ? { name, login } : { name };
    }),
  };
}

export interface Proved {
  readonly scan: ScanResult;
  /** What each confirmed finding's requests were answered with, in their order; `null` where there was no answer. */
  readonly answers: readonly {
    /** What was sent for it: one request, or the two that are compared. */
    readonly requests: readonly WebRequest[];
    readonly response: WebResponse | null;
    readonly compared: WebResponse | null;
  }[];
  readonly problem: string | null;
}

/** Runs the scan as it is set up, and sends each piece of evidence once more. */
export async function proveAnswer(
  data: SiteData,
  files: Files,
  hands: Pick<Hands, 'run'>,
  { scan, confirmed }: { readonly scan: ScanWish; readonly confirmed: readonly Confirmed[] },
): Promise<Proved> {
  let problem: string | null = null;
  const sendAll = senderOf(targetOf(data, files), hands, (told) => (problem = told));
  const result = await scanSite(settingsOf(data, scan), sendAll);
  const sendings: Sending[] = [];
  const places = confirmed.map(({ session, request, compare }) => {
    const login = loginOf(data, session);
    const placeOf = (text: string): number | null => {
      const reading = readRequest(text);
      if (!reading.ok) return null;
      sendings.push(login ? { login, request: reading.request } : { request: reading.request });
      return sendings.length - 1;
    };
    return { first: placeOf(request), second: compare === '' ? null : placeOf(compare) };
  });
  const responses = await sendAll(sendings);
  const at = (place: number | null): WebResponse | null => (place === null ? null : (responses[place] ?? null));
  return {
    scan: result,
    answers: places.map(({ first, second }) => ({
      requests: [first, second].flatMap((place) => (place === null ? [] : (sendings[place]?.request ?? []))),
      response: at(first),
      compared: at(second),
    })),
    problem,
  };
}
