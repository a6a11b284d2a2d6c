import * as z from 'zod/mini';
import { REQUEST_CHARACTERS_MAX } from './http-text.ts';
import { SCAN_CHECKS } from './scan/scan.ts';

/** Hosts, prefixes and accounts of a scan. */
const LIST_MAX = 20;
const NAME_LENGTH_MAX = 200;
/** A report with more findings is nobody's to mend. */
export const REPORTED_MAX = 30;
/** Requests a minute: what a laptop can send. */
export const RATE_MAX = 6_000;

const name = z.string().check(z.minLength(1), z.maxLength(NAME_LENGTH_MAX));
const names = z.array(name).check(z.maxLength(LIST_MAX));
const request = z.string().check(z.maxLength(REQUEST_CHARACTERS_MAX));

/** Where a scan may go, as whom, for what and how fast. */
export const scanWish = z.strictObject({
  hosts: names,
  include: names,
  exclude: names,
  checks: z.array(z.enum(SCAN_CHECKS)).check(z.maxLength(SCAN_CHECKS.length)),
  /** Accounts in their order; the first one crawls. None: nobody is logged in. */
  sessions: names.check(z.refine((all) => new Set(all).size === all.length, 'an account stands there twice')),
  ratePerMinute: z.int().check(z.minimum(1), z.maximum(RATE_MAX)),
});

/** What the scanner reports and nobody wants to hear of again. */
export const dismissals = z
  .array(z.strictObject({ check: z.enum(SCAN_CHECKS), path: name }))
  .check(z.maxLength(REPORTED_MAX));

export const dastAnswer = z.strictObject({
  scan: scanWish,
  confirmed: z
    .array(
      z.strictObject({
        check: z.enum(SCAN_CHECKS),
        path: name,
        /** Account that sends; empty for nobody. */
        session: z.string().check(z.maxLength(NAME_LENGTH_MAX)),
        request,
        /** A second request that is answered otherwise; empty where one is enough. */
        compare: request,
      }),
    )
    .check(z.maxLength(REPORTED_MAX)),
  dismissed: dismissals,
});

export type DastAnswer = z.infer<typeof dastAnswer>;
export type ScanWish = z.infer<typeof scanWish>;
export type Dismissed = z.infer<typeof dismissals>;
export type Confirmed = DastAnswer['confirmed'][number];

export const EMPTY_SCAN: ScanWish = {
  hosts: [],
  include: ['/'],
  exclude: [],
  checks: [],
  sessions: [],
  ratePerMinute: 60,
};

export const EMPTY_DAST: DastAnswer = {
  scan: EMPTY_SCAN,
  confirmed: [],
  dismissed: [],
};
