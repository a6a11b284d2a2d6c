import type { Answer, AppRequest, AppResponse } from '../exchange.ts';
import { readResponse } from '../exchange.ts';
import { GuestCrash, type GuestImage, type GuestVm, type HostFunctions, textFunctions } from '../guest-vm.ts';
import { RANDOM_BYTES_MAX, RESPONSE_BYTES_MAX, VIRTUAL_WAIT_MS_MAX } from '../limits.ts';
import { LimitExceeded, type Meter } from '../meter.ts';
import type { LabDatabase } from '../sql/lab-database.ts';
import { answerSql } from '../sql/answer-sql.ts';
import type { Workbench } from '../workbench.ts';
import { BYTE_FUNCTIONS } from './bytes.ts';
import type { Compilation } from './compile.ts';

export interface SubjectParts {
  readonly workbench: Workbench;
  readonly meter: Meter;
  readonly compilation: Compilation & { ok: true };
  readonly entry: string;
  readonly database: LabDatabase | undefined;
  readonly onSql: (text: string) => void;
}

function watchCalls(host: HostFunctions, onCall: (name: string) => void): HostFunctions {
  const watched = Object.entries(host).map(([name, run]): [string, HostFunctions[string]] => [
    name,
    (...values) => {
      onCall(name);
      return run(...values);
    },
  ]);
  return Object.fromEntries(watched);
}

function randomHex(count: string): string {
  const bytes = new Uint8Array(Math.min(Number(count) || 0, RANDOM_BYTES_MAX));
  crypto.getRandomValues(bytes);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Calls of which neither anything remains outside of the instance, nor another answer would come the next time. */
const REPEATABLE = new Set(Object.keys(BYTE_FUNCTIONS));

/** The learner's application in an instance of its own, begun anew for each check. One object serves one job. */
export class JavaScriptSubject {
  readonly #parts: SubjectParts;
  readonly #responses = new Map<string, string>();
  #vm: GuestVm | undefined;
  /** The application as it is once it has loaded, if loading it again would make no difference to it. */
  #loaded: GuestImage | undefined;
  #isRepeatable = true;
  #skippedMs = 0;
  #requests = 0;

  constructor(parts: SubjectParts) {
    this.#parts = parts;
  }

  /** Starts the application anew. The message of a refusal names file and line where there are any. */
  async start(): Promise<Answer<null>> {
    this.#responses.clear();
    this.#skippedMs = 0;
    if (this.#loaded) {
      this.#vm = this.#guest.rewindTo(this.#loaded);
      if (this.#vm) return { ok: true, value: null };
    }
    this.stop();
    await this.#take();
    this.#isRepeatable = true;
    const problem = this.#within(() => this.#load());
    if (problem !== '') return { ok: false, message: problem };
    this.#loaded = this.#isRepeatable ? this.#guest.takeImage() : undefined;
    return { ok: true, value: null };
  }

  async #take(): Promise<void> {
    const { workbench, meter } = this.#parts;
    this.#vm = await workbench.takeGuest('subject', {
      memoryBytes: meter.limits.memoryBytes,
      shouldStop: () => meter.shouldStop(),
      now: () => {
        this.#isRepeatable = false;
        return Date.now() + this.#skippedMs;
      },
      host: this.#host(),
    });
  }

  request(request: AppRequest): Answer<AppResponse> {
    const id = String(++this.#requests);
    const waitUntil = this.#skippedMs + VIRTUAL_WAIT_MS_MAX;
    this.#within(() => {
      this.#guest.call('dispatch', id, JSON.stringify(request));
      this.#settle();
      while (!this.#responses.has(id) && this.#skippedMs < waitUntil && this.#guest.call('runTimer')) this.#settle();
    });
    const json = this.#responses.get(id);
    this.#responses.delete(id);
    if (json !== undefined) return readResponse(json, RESPONSE_BYTES_MAX);
    return { ok: false, message: `The application never answered ${request.method} ${request.url.slice(0, 200)}.` };
  }

  stop(): void {
    if (this.#vm) this.#parts.workbench.giveBack('subject', this.#vm);
    this.#vm = undefined;
  }

  get #guest(): GuestVm {
    if (!this.#vm) throw new Error('The subject has not been started.');
    return this.#vm;
  }

  #host(): HostFunctions {
    const { meter, database, onSql } = this.#parts;
    const texts = textFunctions({
      print: (text = '') => void meter.print(`${text}\n`),
      sql: (call = '') => answerSql(database, call, onSql),
      random: (count = '') => randomHex(count),
      respond: (id = '', response = '') => {
        // The first answer counts: an application cannot take one back.
        if (!this.#responses.has(id)) this.#responses.set(id, response);
        return undefined;
      },
      exceeded: (limit = '') => void (limit === 'memory' || limit === 'stack' ? meter.exceed(limit) : undefined),
      skip: (milliseconds = '') => {
        this.#skippedMs += Number(milliseconds) || 0;
        return undefined;
      },
    });
    return watchCalls({ ...texts, ...BYTE_FUNCTIONS }, (name) => {
      if (!REPEATABLE.has(name)) this.#isRepeatable = false;
    });
  }

  #load(): string {
    const { compilation, entry } = this.#parts;
    for (const [path, text] of Object.entries(compilation.texts)) this.#guest.call('defineText', path, text);
    for (const { path, code } of compilation.files) {
      try {
        this.#guest.passFunction('define', path, code, path);
      } catch (error) {
        if (error instanceof GuestCrash) throw error;
        return wordLoadError(path, error);
      }
    }
    const problem = this.#guest.call('load', entry);
    this.#settle();
    return problem;
  }

  #settle(): void {
    const { meter } = this.#parts;
    this.#guest.runJobs(
      () => meter.shouldStop(),
      (message) => meter.print(`Uncaught ${message}\n`),
    );
  }

  /** Runs guest code on the learner's clock; leaves by `LimitExceeded` when a bound was met. */
  #within<T>(run: () => T): T {
    const { meter } = this.#parts;
    try {
      return meter.measure(run);
    } catch (error) {
      if (error instanceof GuestCrash) meter.exceed(error.limit);
      if (meter.exceeded === undefined) throw error;
      throw new LimitExceeded(meter.exceeded);
    } finally {
      meter.assertWithin();
    }
  }
}

/** QuickJS gives the place of a syntax error as the first line of the stack. */
function wordLoadError(path: string, error: unknown): string {
  const { message, stack } = error as Error;
  const place = /:(\d+)(?::\d+)?\)?\s*$/m.exec(String(stack ?? ''));
  return `${path}${place ? `:${place[1]}` : ''}: ${message}`;
}
