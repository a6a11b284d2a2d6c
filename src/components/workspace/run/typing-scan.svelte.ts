import type { Finding } from '#core/sast/finding.ts';
import type { Files, ScanJob, ScanReport } from '#core/grading/jobs.ts';
import { whenIdle } from '../when-idle.ts';
import type { WorkspaceFiles } from '../workspace-files.svelte.ts';
import type { LabRun } from './lab-run.svelte.ts';

/** A pause in typing, short enough to feel at once and long enough not to mark half a word. */
const SCAN_PAUSE_MS = 300;

/** Findings of the lab's rules in the code as it stands, found in a worker while typing. */
export class TypingScan {
  findings: readonly Finding[] = $state.raw([]);
  /** All that the last scan said; `null` before the first. */
  report: ScanReport | null = $state.raw(null);
  /** The finding whose path is drawn in the editor. */
  shown: Finding | null = $state.raw(null);
  readonly #files: WorkspaceFiles;
  readonly #jobOf: ((mine: Files) => ScanJob) | null;
  readonly #run: LabRun;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isBusy = false;
  #isWanted = false;

  /** `jobOf` says what to look for; `null` where a kind has nothing to find while typing. */
  constructor(files: WorkspaceFiles, jobOf: ((mine: Files) => ScanJob) | null, run: LabRun) {
    this.#files = files;
    this.#jobOf = jobOf;
    this.#run = run;
  }

  /** Scans once the page is idle, and after every change. Returns the way to stop. */
  start(): () => void {
    if (!this.#jobOf) return () => undefined;
    whenIdle(() => void this.#scan());
    const stop = this.#files.onChange(() => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#scan(), SCAN_PAUSE_MS);
    });
    return () => {
      clearTimeout(this.#timer);
      stop();
    };
  }

  show(finding: Finding | null): void {
    this.shown = finding;
  }

  /** One at a time: a change during a scan asks for one more after it. */
  async #scan(): Promise<void> {
    const jobOf = this.#jobOf;
    if (!jobOf) return;
    this.#isWanted = true;
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      while (this.#isWanted) {
        this.#isWanted = false;
        const sandbox = await this.#run.sandbox();
        const report = await sandbox.scan(jobOf(this.#files.mine));
        if (!this.#isWanted) this.#take(report);
      }
    } catch {
      // Markers are a help while typing; a run says what is wrong with the runtime.
    } finally {
      this.#isBusy = false;
    }
  }

  #take(report: ScanReport): void {
    const { findings } = report;
    this.report = report;
    this.findings = findings;
    const { shown } = this;
    if (shown) this.shown = findings.find((one) => one.ruleId === shown.ruleId && one.path === shown.path) ?? null;
  }
}
