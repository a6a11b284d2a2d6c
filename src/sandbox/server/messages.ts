// What the server, its grader process and that process's worker threads say to each other.
import type { GuestImages } from '../workbench.ts';
import type { RunJob, RunReport, ScanJob, ScanReport } from '#core/grading/jobs.ts';
import type { RunProgress } from '../run-progress.ts';

export type Work =
  | { readonly kind: 'run'; readonly id: number; readonly job: RunJob }
  | { readonly kind: 'scan'; readonly id: number; readonly job: ScanJob };

export type Done =
  | { readonly kind: 'run'; readonly id: number; readonly report: RunReport }
  | { readonly kind: 'scan'; readonly id: number; readonly report: ScanReport };

/** From the grader process to the server. */
export type FromGrader = { readonly kind: 'ready' } | { readonly kind: 'log'; readonly text: string } | Done;

/** From a worker thread to its process. `fit` tells whether the thread may take another job. */
export type FromWorker =
  | { readonly kind: 'progress'; readonly progress: RunProgress }
  | { readonly kind: 'done'; readonly done: Done; readonly fit: boolean };

/** Modules are compiled once in the process; Python's only when the first job needs it. */
export interface ToWorker {
  readonly work: Work;
  readonly python?: WebAssembly.Module;
}

export interface WorkerData {
  readonly images: GuestImages;
  readonly quickjs: WebAssembly.Module;
  readonly sqlite: WebAssembly.Module;
}
