import type { Verdict } from '#core/grading/verdict.ts';
import type { BrowserSandbox } from '#sandbox/browser/sandbox.ts';
import type { Files, Hands } from '#core/grading/jobs.ts';
import { browserVerdict } from '#features/labs/browser-bundle.ts';
import type { KindDesk } from '../kinds/desk.ts';
import type { LabBundle } from '../lab-bundle.ts';
import { startSandbox, type LoadProgress } from './browser-sandbox.ts';

/** Name of the measure that a bench reads: from the wish to run until the verdict is painted. */
export const VERDICT_MEASURE = 'verdict';

/** New for every run, so that nothing can be written for its inputs. */
export const randomSeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;

/** Runs the lab in this browser. The verdict is at once and honest, but only the server's counts. */
export class LabRun {
  readonly #bundle: LabBundle;
  readonly #desk: KindDesk;
  #sandbox: Promise<BrowserSandbox> | null = null;
  #round = 0;
  isRunning: boolean = $state(false);
  /** How far the runtime has loaded; `null` once it is there. */
  loading: LoadProgress | null = $state(null);
  verdict: Verdict | null = $state.raw(null);
  /** The files the verdict is about: it fades when they change. */
  judged: Files | null = $state.raw(null);
  trouble: string = $state('');

  constructor(bundle: LabBundle, desk: KindDesk) {
    this.#bundle = bundle;
    this.#desk = desk;
  }

  /** What a kind runs and scans with: the sandbox is fetched when the first of them is asked for. */
  readonly hands: Hands = {
    run: async (job) => (await this.sandbox()).run(job),
    scan: async (job) => (await this.sandbox()).scan(job),
  };

  /** The sandbox that typing scans share; loads nothing until it is used. */
  sandbox(): Promise<BrowserSandbox> {
    // What could not be fetched is fetched again the next time: the connection may be back.
    this.#sandbox ??= startSandbox((progress) => (this.loading = progress)).catch((error: unknown) => {
      this.#sandbox = null;
      throw error;
    });
    return this.#sandbox;
  }

  /** Fetches the runtime ahead, so that the first run does not wait for it. */
  async warm(): Promise<void> {
    const runtime = this.#desk.runtime?.(this.#bundle);
    if (!runtime) return;
    const sandbox = await this.sandbox();
    await sandbox.warm(runtime.name, runtime.withDatabase);
  }

  /** `null` when it was stopped or overtaken by a later run. */
  async run(mine: Files): Promise<Verdict | null> {
    const round = (this.#round += 1);
    performance.mark('verdict-start');
    this.isRunning = true;
    this.trouble = '';
    try {
      const verdict = await browserVerdict(this.#bundle, mine, this.hands, randomSeed());
      if (round !== this.#round) return null;
      this.verdict = verdict;
      this.judged = mine;
      return this.verdict;
    } catch (error) {
      if (round === this.#round) this.trouble = troubleText(error);
      return null;
    } finally {
      if (round === this.#round) {
        this.isRunning = false;
        this.loading = null;
      }
    }
  }

  /** Ends the workers; the next run starts new ones. */
  async stop(): Promise<void> {
    this.#round += 1;
    this.isRunning = false;
    this.loading = null;
    const sandbox = this.#sandbox;
    this.#sandbox = null;
    await (await sandbox)?.close();
  }
}

const troubleText = (error: unknown): string =>
  // A page that is reloaded without a connection is gone, and the text in it with it.
  navigator.onLine
    ? `The runtime did not start: ${error instanceof Error ? error.message : String(error)}. Reload the page; your work is kept.`
    : 'There is no connection, and what runs the code has not been fetched yet. Your work is kept on this device. Run again when you are connected; do not close or reload the page before.';

/** Called after the verdict has been put into the page: closes the measure with the next frame. */
export function markVerdictShown(): void {
  requestAnimationFrame(() => {
    if (performance.getEntriesByName('verdict-start').length === 0) return;
    performance.measure(VERDICT_MEASURE, 'verdict-start');
    performance.clearMarks('verdict-start');
  });
}
