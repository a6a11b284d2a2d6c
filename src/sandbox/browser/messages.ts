import type { RunJob, RunReport, Runtime, ScanJob, ScanReport } from '#core/grading/jobs.ts';
import type { PlayJob, PlayReport } from '../play-job.ts';
import type { RunProgress } from '../run-progress.ts';
import type { AssetProgress } from './fetch-assets.ts';

/** One at a time; the next is sent when this one was answered. */
export type ToBrowserWorker =
  | { readonly kind: 'run'; readonly job: RunJob }
  | { readonly kind: 'scan'; readonly job: ScanJob }
  | { readonly kind: 'play'; readonly job: PlayJob }
  | { readonly kind: 'warm'; readonly runtime: Runtime; readonly withDatabase: boolean };

export type FromBrowserWorker =
  | { readonly kind: 'asset'; readonly progress: AssetProgress }
  /** Everything is loaded and the job begins: from here on it is watched. */
  | { readonly kind: 'started' }
  | { readonly kind: 'progress'; readonly progress: RunProgress }
  | { readonly kind: 'ran'; readonly report: RunReport }
  | { readonly kind: 'scanned'; readonly report: ScanReport }
  | { readonly kind: 'played'; readonly report: PlayReport }
  | { readonly kind: 'warmed' }
  | { readonly kind: 'failed'; readonly message: string };
