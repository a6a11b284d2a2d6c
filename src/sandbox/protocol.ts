import type { Hands } from '#core/grading/jobs.ts';

/** The same in the browser (a Worker) and on the server (the pool). */
export interface Sandbox extends Hands {
  /** Ends workers; calls in flight resolve as `limit` or as an empty scan with a problem. */
  close(): Promise<void>;
}
