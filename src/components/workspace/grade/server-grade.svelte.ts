import type { Verdict } from '#core/grading/verdict.ts';
import type { Files } from '#core/grading/jobs.ts';
import { fetchAttempt, postAttempt, type Refusal } from '../lab-api.ts';

/** The server answers earlier when the verdict is there; this keeps the connection below proxies' patience. */
const WAIT_SECONDS = 10;
/** Two minutes of a full queue: past it the learner is told that the verdict will be there later. */
const ASKS_MAX = 12;
/** After a broken connection, so that a server that restarts is not asked in a tight loop. */
const RETRY_PAUSE_MS = 1500;

export type GradeStage = 'idle' | 'sending' | 'queued' | 'grading' | 'done' | 'refused' | 'late';

/** One submission: sent, queued, graded. Only this verdict counts. */
export class ServerGrade {
  stage: GradeStage = $state('idle');
  verdict: Verdict | null = $state.raw(null);
  judged: Files | null = $state.raw(null);
  refusal: Refusal | null = $state.raw(null);
  /** Queued for longer than one answer takes: the grader is busy, or down. */
  isSlow: boolean = $state(false);
  /** The server does not answer while a verdict is awaited. */
  isOutOfReach: boolean = $state(false);
  readonly #lab: string;
  #stop: AbortController | null = null;
  #sent: { readonly id: string; readonly files: Files } | null = null;

  constructor(lab: string) {
    this.#lab = lab;
  }

  get isBusy(): boolean {
    return this.stage === 'sending' || this.stage === 'queued' || this.stage === 'grading';
  }

  async submit(files: Files): Promise<Verdict | null> {
    this.#stop?.abort();
    const stop = (this.#stop = new AbortController());
    this.stage = 'sending';
    this.refusal = null;
    const sent = await postAttempt(this.#lab, files);
    if (stop.signal.aborted) return null;
    if (!sent.ok) return this.#refuse(sent.refusal);
    this.#sent = { id: sent.value.id, files };
    return this.#await(this.#sent, stop.signal);
  }

  /** Waits on for what was sent before: nothing is sent twice. */
  async askAgain(): Promise<Verdict | null> {
    if (!this.#sent || this.isBusy) return null;
    const stop = (this.#stop = new AbortController());
    return this.#await(this.#sent, stop.signal);
  }

  async #await(sent: { readonly id: string; readonly files: Files }, signal: AbortSignal): Promise<Verdict | null> {
    this.stage = 'queued';
    this.isSlow = false;
    for (let asks = 0; asks < ASKS_MAX; asks += 1) {
      const answer = await fetchAttempt(sent.id, WAIT_SECONDS, signal).catch(() => null);
      if (signal.aborted || !answer) return null;
      this.isOutOfReach = !answer.ok && answer.refusal.reason === 'unreachable';
      if (!answer.ok) {
        if (!this.isOutOfReach) return this.#refuse(answer.refusal);
        await new Promise((resume) => setTimeout(resume, RETRY_PAUSE_MS));
        continue;
      }
      const { status, verdict } = answer.value;
      if (status === 'done' && verdict) {
        this.stage = 'done';
        this.verdict = verdict;
        this.judged = sent.files;
        return verdict;
      }
      this.stage = status === 'grading' ? 'grading' : 'queued';
      this.isSlow = this.stage === 'queued';
    }
    this.stage = 'late';
    return null;
  }

  #refuse(refusal: Refusal): null {
    this.stage = 'refused';
    this.refusal = refusal;
    return null;
  }
}
