import type { WebRequest } from '../http-text.ts';
import type { Sending, WebResponse } from '../send.ts';
import { entryKey, pageEntries, type Entry } from './page-links.ts';
import { ACTIVE_CHECKS, passiveHits, PASSIVE_CHECKS, PROBES } from './probes.ts';
import { isInScope, type Scope } from './scope.ts';

export const SCAN_CHECKS = [...ACTIVE_CHECKS, ...PASSIVE_CHECKS, 'other-user'] as const;
export type ScanCheck = (typeof SCAN_CHECKS)[number];

/** A scan of a lab's application ends in seconds; a settings file that asks for more is stopped here. */
export const REQUESTS_MAX = 400;
/** Links away from the start: deeper pages of a lab do not exist. */
const DEPTH_MAX = 6;

export interface ScanSettings {
  readonly start: { readonly host: string; readonly path: string };
  readonly scope: Scope;
  readonly checks: readonly ScanCheck[];
  /** Who asks; an entry without `login` is nobody. The first one crawls and probes, the others are compared with it. */
  readonly sessions: readonly { readonly name: string; readonly login?: WebRequest }[];
  /** Forms that send something are left alone: nothing but GET is asked. */
  readonly isReadOnly?: boolean;
}

export interface ScanFinding {
  readonly check: ScanCheck;
  readonly host: string;
  readonly path: string;
  /** Field, header or cookie. */
  readonly at: string;
  readonly session: string;
  /** What showed it. */
  readonly request: WebRequest;
}

export interface ScanResult {
  readonly findings: readonly ScanFinding[];
  /** Everything that was sent, logins left out, in its order. */
  readonly sent: readonly WebRequest[];
  readonly isCut: boolean;
}

/** Sends in the order given and answers in it; `null` where there was no answer. */
export type SendAll = (sendings: readonly Sending[]) => Promise<readonly (WebResponse | null)[]>;

type Session = ScanSettings['sessions'][number];

function requestOf({ method, host, target, fields }: Entry): WebRequest {
  const query = new URLSearchParams(fields).toString();
  if (method === 'GET')
    return { method, host, target: query === '' ? target : `${target}?${query}`, headers: {}, body: '' };
  return { method, host, target, headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: query };
}

interface Visited {
  readonly entry: Entry;
  readonly request: WebRequest;
  readonly response: WebResponse;
}

const placeOf = ({ entry: { host, target: path } }: Visited): Pick<ScanFinding, 'host' | 'path'> => ({ host, path });

/** Everything that a scan has sent and found so far; asks for no more than it may. */
class Scanner {
  readonly findings: ScanFinding[] = [];
  readonly sent: WebRequest[] = [];
  isCut = false;
  readonly settings: ScanSettings;
  readonly #sendAll: SendAll;

  constructor(settings: ScanSettings, sendAll: SendAll) {
    this.settings = settings;
    this.#sendAll = sendAll;
  }

  async send(requests: readonly WebRequest[], { login }: Session): Promise<readonly (WebResponse | null)[]> {
    const left = requests.slice(0, REQUESTS_MAX - this.sent.length);
    this.isCut ||= left.length < requests.length;
    this.sent.push(...left);
    return left.length === 0 ? [] : this.#sendAll(left.map((request) => (login ? { login, request } : { request })));
  }

  found(finding: ScanFinding): void {
    const { check, host, path, at } = finding;
    if (!this.settings.checks.includes(check)) return;
    // What an application says of itself it says on every page: told once, at the first.
    const isEverywhere = (PASSIVE_CHECKS as readonly ScanCheck[]).includes(check);
    const isKnown = this.findings.some(
      (one) => one.check === check && one.host === host && (isEverywhere || one.path === path) && one.at === at,
    );
    if (!isKnown) this.findings.push(finding);
  }

  /** Breadth first: every page that links lead to, and every form as it stands on its page. */
  async crawl(session: Session): Promise<readonly Visited[]> {
    const { start, scope, isReadOnly } = this.settings;
    const visited: Visited[] = [];
    const seen = new Set<string>();
    const fresh = (entries: readonly Entry[]): Entry[] =>
      entries.filter((entry) => {
        const key = entryKey(entry);
        const isFresh = !seen.has(key) && isInScope(entry, scope) && !(isReadOnly && entry.method !== 'GET');
        if (isFresh) seen.add(key);
        return isFresh;
      });
    let wave = fresh([{ method: 'GET', host: start.host, target: start.path, fields: {} }]);
    for (let depth = 0; depth <= DEPTH_MAX && wave.length > 0; depth += 1) {
      const requests = wave.map(requestOf);
      const responses = await this.send(requests, session);
      const pages = wave.flatMap((entry, index) => {
        const [request, response] = [requests[index], responses[index]];
        return request && response ? [{ entry, request, response }] : [];
      });
      visited.push(...pages);
      wave = fresh(pages.flatMap(({ request, response }) => pageEntries(response.body, request)));
    }
    return visited;
  }

  /** Every field of every page, all in one go: the sandbox starts once for many. */
  async probe(pages: readonly Visited[], session: Session): Promise<void> {
    const trials = pages.flatMap((page) =>
      PROBES.filter(({ check }) => this.settings.checks.includes(check)).flatMap((probe) =>
        Object.entries(page.entry.fields).map(([name, value]) => {
          const fields = (text: string): Entry => ({ ...page.entry, fields: { ...page.entry.fields, [name]: text } });
          return { page, probe, name, requests: probe.values(value).map((text) => requestOf(fields(text))) };
        }),
      ),
    );
    const answers = await this.send(
      trials.flatMap(({ requests }) => requests),
      session,
    );
    let at = 0;
    for (const { page, probe, name, requests } of trials) {
      const whole = answers.slice(at, (at += requests.length)).filter((answer) => answer !== null);
      const [first] = requests;
      if (first && whole.length === requests.length && probe.isHit(page.response, whole))
        this.found({ ...placeOf(page), check: probe.check, at: name, session: session.name, request: first });
    }
  }

  /** Pages of the first session that hold an id in their path or fields, asked for by another. */
  async compare(pages: readonly Visited[], owner: Session, other: Session, own: readonly Visited[]): Promise<void> {
    const reached = new Set(own.map(({ request }) => request.host + request.target));
    const candidates = pages.filter(
      ({ request, response }) =>
        request.method === 'GET' &&
        response.status === 200 &&
        /\d/.test(request.target) &&
        !reached.has(request.host + request.target),
    );
    const answers = await this.send(
      candidates.map(({ request }) => request),
      other,
    );
    for (const [index, page] of candidates.entries()) {
      const answer = answers[index];
      if (answer?.status === 200 && answer.body === page.response.body)
        this.found({
          ...placeOf(page),
          check: 'other-user',
          at: `${owner.name} read by ${other.name}`,
          session: other.name,
          request: page.request,
        });
    }
  }
}

/** Crawls, looks, probes, and compares what two people are shown. Sends nothing outside of the scope. */
export async function scanSite(settings: ScanSettings, sendAll: SendAll): Promise<ScanResult> {
  const scanner = new Scanner(settings, sendAll);
  const [owner, ...others] = settings.sessions;
  if (!owner) return { findings: [], sent: [], isCut: false };
  const pages = await scanner.crawl(owner);
  for (const page of pages) {
    for (const [check, at] of passiveHits(page.response))
      scanner.found({ ...placeOf(page), check, at, session: owner.name, request: page.request });
  }
  await scanner.probe(pages, owner);
  if (settings.checks.includes('other-user'))
    for (const other of others) await scanner.compare(pages, owner, other, await scanner.crawl(other));
  const { findings, sent, isCut } = scanner;
  return { findings, sent, isCut };
}
