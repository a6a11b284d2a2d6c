import * as z from 'zod/mini';
import { ACTION_IDS, REASON_IDS } from './reasons.ts';

/** A list that somebody goes through in one sitting. */
export const FINDINGS_MAX = 40;
/** A justification is a few sentences; what is longer belongs into a document. */
export const NOTE_LENGTH_MAX = 1000;
/** Names of findings: `F12`. */
const ID_LENGTH_MAX = 8;

const decision = z.strictObject({
  finding: z.string().check(z.maxLength(ID_LENGTH_MAX)),
  verdict: z.nullable(z.enum(['real', 'false'])),
  reason: z.nullable(z.enum(REASON_IDS)),
  action: z.nullable(z.enum(ACTION_IDS)),
  note: z.string().check(z.maxLength(NOTE_LENGTH_MAX)),
});

export const triageAnswer = z.strictObject({ decisions: z.array(decision).check(z.maxLength(FINDINGS_MAX)) });

export type TriageAnswer = z.infer<typeof triageAnswer>;
export type Decision = z.infer<typeof decision>;

export const EMPTY_ANSWER: TriageAnswer = { decisions: [] };

export const undecided = (finding: string): Decision => ({
  finding,
  verdict: null,
  reason: null,
  action: null,
  note: '',
});
