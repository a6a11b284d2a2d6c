import { z } from 'zod';
import { kebab } from '../../lab-schema.ts';

/** More policies than this on one role are not read as a whole by anybody. */
const PERMISSION_FILES_MAX = 4;
/** Each case is a row of the verdict. */
const CASES_MAX = 30;

const file = z.string().regex(/^[a-z0-9-]+\.json$/, 'a JSON file of start/, such as "trust-policy.json"');

export const identitySchema = z.strictObject({
  /** File that says who may have the role. */
  trust: file,
  /** Files that say what it may do. */
  permissions: z.array(file).min(1).max(PERMISSION_FILES_MAX),
  provider: z.strictObject({
    issuer: z.string().regex(/^https:\/\/[a-z0-9.-]+(\/[\w.-]+)*$/, 'an https address without a slash at its end'),
    account: z.string().regex(/^\d{12}$/, 'the twelve digits of an account'),
    audiences: z.array(z.string().min(1)).min(1).max(4),
    /** Claims that reach a policy as condition keys. */
    keys: z.array(z.string().min(1)).min(1).max(20),
  }),
});

const claim = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);

const identityCase = z.strictObject({
  id: kebab,
  title: z.string().min(5).max(120),
  /** Claims of the token; what `claims` of the file says for all cases need not be repeated. */
  claims: z.record(z.string(), claim),
  /** Whether the issuer signed it. */
  signed: z.boolean().default(true),
  /** Asked after the role was given. */
  act: z
    .strictObject({
      action: z.string().regex(/^[a-z0-9-]+:[A-Za-z0-9]+$/),
      resource: z.string().startsWith('arn:'),
      context: z.record(z.string(), z.string()).default({}),
    })
    .optional(),
  expect: z.enum(['allowed', 'refused']),
  because: z.string().min(10).max(300),
});

/** `cases.yaml` (shown) and `hidden.yaml` (asked on the server only). */
export const casesSchema = z.strictObject({
  /** When all of it happens: ISO 8601. Tokens are good for ten minutes from then unless a case says otherwise. */
  at: z.iso.datetime(),
  claims: z.record(z.string(), claim).default({}),
  cases: z.array(identityCase).min(1).max(CASES_MAX),
});

export type IdentitySettings = z.infer<typeof identitySchema>;
export type CasesFile = z.infer<typeof casesSchema>;

/** A mistake is known by whom it lets in and whom it does not, and where that is not enough by a word in the policy. */
export const recogniseSchema = z.strictObject({
  /** Cases that get through and should not. */
  lets: z.array(kebab).default([]),
  /** Cases that are turned away, rightly or not. */
  refuses: z.array(kebab).default([]),
  mentions: z.array(z.string().min(3)).default([]),
});

export type Recognise = z.infer<typeof recogniseSchema>;
