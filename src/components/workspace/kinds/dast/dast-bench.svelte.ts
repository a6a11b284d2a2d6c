import type { ScanWish } from '#core/grading/kinds/dast/answer.ts';
import type { SiteData } from '#core/grading/kinds/dast/data.ts';
import { readRequest } from '#core/grading/kinds/dast/http-text.ts';
import { loginOf, settingsOf, targetOf } from '#core/grading/kinds/dast/replay.ts';
import { scanSite, type ScanResult } from '#core/grading/kinds/dast/scan/scan.ts';
import { senderOf, type WebResponse } from '#core/grading/kinds/dast/send.ts';
import type { Workspace } from '../../workspace.svelte.ts';

/** Older exchanges are of no use, and every one holds an answer. */
const HISTORY_MAX = 60;

export interface Exchange {
  readonly id: number;
  /** Account that sent; empty for nobody. */
  readonly session: string;
  readonly text: string;
  readonly target: string;
  readonly response: WebResponse | null;
}

/** The answer as text: what a person reads, and what two of are compared. */
export function responseText({ status, headers, cookies, body, isCut }: WebResponse): string {
  const fields = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const own = cookies.map((line) => `set-cookie: ${line}`);
  return [`HTTP/1.1 ${status}`, ...fields, ...own, '', body + (isCut ? '\n… cut' : '')].join('\n');
}

/** What is sent from this desk, and what a scan found: kept while the page is open. */
export class DastBench {
  readonly #ws: Workspace;
  readonly #data: SiteData;
  /** Newest first. */
  history: readonly Exchange[] = $state.raw([]);
  problem: string = $state('');
  isBusy: boolean = $state(false);
  /** Requests that the running scan has sent so far. */
  sentSoFar: number = $state(0);
  result: ScanResult | null = $state.raw(null);
  #count = 0;
  #round = 0;

  constructor(ws: Workspace) {
    this.#ws = ws;
    this.#data = ws.bundle.data as SiteData;
  }

  #sender() {
    const target = targetOf(this.#data, this.#ws.bundle.files);
    return senderOf(target, this.#ws.run.hands, (problem) => (this.problem = problem));
  }

  async send(text: string, session: string): Promise<void> {
    const reading = readRequest(text);
    if (!reading.ok) {
      this.problem = `Line ${reading.line}: ${reading.problem}`;
      return;
    }
    this.problem = '';
    this.isBusy = true;
    try {
      const login = loginOf(this.#data, session);
      const [response = null] = await this.#sender()([
        login ? { login, request: reading.request } : { request: reading.request },
      ]);
      this.#count += 1;
      const target = `${reading.request.method} ${reading.request.target}`;
      this.history = [{ id: this.#count, session, text, target, response }, ...this.history].slice(0, HISTORY_MAX);
      this.#ws.announce(response ? `Answered with ${response.status}.` : 'There was no answer.');
    } catch (error) {
      this.problem = error instanceof Error ? error.message : 'The request could not be sent.';
    } finally {
      this.isBusy = false;
    }
  }

  /** `isReadOnly`: forms are left alone. */
  async scan(wish: ScanWish, isReadOnly = false): Promise<void> {
    const round = (this.#round += 1);
    this.problem = '';
    this.isBusy = true;
    this.sentSoFar = 0;
    const sendAll = this.#sender();
    try {
      const result = await scanSite({ ...settingsOf(this.#data, wish), isReadOnly }, async (sendings) => {
        if (round !== this.#round) return sendings.map(() => null);
        const answers = await sendAll(sendings);
        this.sentSoFar += sendings.length;
        return answers;
      });
      if (round !== this.#round) return;
      this.result = result;
      this.#ws.announce(`${result.sent.length} requests sent, ${result.findings.length} suspicions.`);
    } catch (error) {
      this.problem = error instanceof Error ? error.message : 'The scan could not run.';
    } finally {
      if (round === this.#round) this.isBusy = false;
    }
  }

  /** What has been sent stays sent; nothing more is. */
  cancel(): void {
    this.#round += 1;
    this.isBusy = false;
    this.#ws.announce('The scan is stopped.');
  }
}
