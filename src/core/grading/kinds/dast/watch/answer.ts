import * as z from 'zod/mini';
import { dismissals, EMPTY_SCAN, scanWish } from '../answer.ts';

/** Each one is run against each release when the weeks are played. */
export const SCANS_MAX = 3;
export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const HOUR_MAX = 23;
const TEXT_LENGTH_MAX = 200;

const text = z.string().check(z.maxLength(TEXT_LENGTH_MAX));

export const watchAnswer = z.strictObject({
  scans: z
    .array(
      z.strictObject({
        /** Weekdays on which it starts, 0 is Monday, each at the same hour. */
        days: z.array(z.int().check(z.minimum(0), z.maximum(6))).check(z.maxLength(WEEKDAYS.length)),
        hour: z.int().check(z.minimum(0), z.maximum(HOUR_MAX)),
        /** Starts after each release as well. */
        onRelease: z.boolean(),
        /** Forms are sent as well as pages read. */
        forms: z.boolean(),
        scan: scanWish,
      }),
    )
    .check(z.maxLength(SCANS_MAX)),
  /** A page that says who is logged in, and a pattern that stands on it only then. Empty: nobody looks. */
  signedIn: z.strictObject({ path: text, shows: text }),
  channel: text,
  dismissed: dismissals,
});

export type WatchAnswer = z.infer<typeof watchAnswer>;
export type PlannedScan = WatchAnswer['scans'][number];

export const NEW_SCAN: PlannedScan = { days: [], hour: 2, onRelease: false, forms: false, scan: EMPTY_SCAN };
export const EMPTY_WATCH: WatchAnswer = {
  scans: [],
  signedIn: { path: '', shows: '' },
  channel: '',
  dismissed: [],
};
