import { z } from 'zod';
import { kebab } from '../../lab-schema.ts';
import { GATES, ROLES, SEVERITIES } from './data.ts';

/** Each scenario is a row of the verdict. */
const SCENARIOS_MAX = 30;
/** A longer story is two. */
const EVENTS_MAX = 12;
const FILES_MAX = 12;
const MINUTES_MAX = 10_000;

const minutes = z.int().min(0).max(MINUTES_MAX);
const login = z.string().regex(/^[a-z0-9-]+$/, 'a login in lower case');
const path = z.string().regex(/^[\w./-]+$/, 'a path in the repository');

export const pipelineSchema = z.strictObject({
  /** Files of start/ that the learner changes. */
  editable: z.array(path).min(1).max(FILES_MAX),
  /** Built-in rules that must find nothing. */
  rules: z.array(kebab).max(FILES_MAX),
});

export const townSchema = z.strictObject({
  repository: z.string().regex(/^[\w.-]+\/[\w.-]+$/, 'owner/name'),
  people: z.record(login, z.enum(ROLES)),
  teams: z.record(z.string(), z.array(login)).default({}),
  defaultToken: z.enum(['read', 'write']),
  actions: z.array(
    z.strictObject({ name: z.string(), tags: z.record(z.string(), z.string()), minutes: minutes.default(0) }),
  ),
  commands: z.array(
    z.strictObject({
      line: z.string().min(2),
      minutes: minutes.default(0),
      runsCode: z.boolean().default(false),
      gate: z.enum(GATES).nullable().default(null),
      deploys: z.boolean().default(false),
    }),
  ),
  gates: z.partialRecord(
    z.enum(GATES),
    z.strictObject({ changed: minutes, full: minutes, legacy: z.enum(SEVERITIES).nullable().default(null) }),
  ),
  deploySecret: z.string().nullable().default(null),
  door: z
    .strictObject({
      role: z.string().startsWith('arn:'),
      trust: path,
      provider: z.strictObject({
        issuer: z.string().startsWith('https://'),
        account: z.string().regex(/^\d{12}$/),
        audiences: z.array(z.string()).min(1),
        keys: z.array(z.string()).min(1),
      }),
    })
    .nullable()
    .default(null),
});

const change = {
  files: z.array(path).min(1).max(FILES_MAX).default(['src/boats.js']),
  writes: z.record(path, z.string()).default({}),
  bad: z.string().min(5).nullable().default(null),
  isHostile: z.boolean().default(false),
  findings: z.array(z.strictObject({ gate: z.enum(GATES), severity: z.enum(SEVERITIES) })).default([]),
};
const base = { by: login, after: minutes.default(0) };

const event = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('open'),
    ...base,
    ...change,
    branch: z.string(),
    title: z.string(),
    isFork: z.boolean().default(false),
  }),
  z.strictObject({ do: z.literal('commit'), ...base, ...change }),
  z.strictObject({ do: z.literal('approve'), ...base }),
  z.strictObject({ do: z.literal('merge'), ...base, isBypass: z.boolean().default(false) }),
  z.strictObject({
    do: z.literal('push'),
    ...base,
    ...change,
    branch: z.string(),
    isForced: z.boolean().default(false),
    isBypass: z.boolean().default(false),
  }),
  z.strictObject({ do: z.literal('approve-deployment'), ...base, isBypass: z.boolean().default(false) }),
  z.strictObject({ do: z.literal('read-log'), ...base }),
  z.strictObject({ do: z.literal('move-tag'), ...base, action: z.string(), tag: z.string() }),
]);

/** `scenarios.yaml` (shown) and `hidden.yaml` (replayed on the server only). */
export const scenariosSchema = z.strictObject({
  scenarios: z
    .array(
      z.strictObject({
        id: kebab,
        title: z.string().min(5).max(120),
        expect: z.enum(['through', 'blocked']),
        place: z.enum(['main', 'production']).default('production'),
        minutes: minutes.default(MINUTES_MAX),
        because: z.string().min(10).max(300),
        events: z.array(event).min(1).max(EVENTS_MAX),
      }),
    )
    .min(1)
    .max(SCENARIOS_MAX),
});

/** A mistake is known by which scenarios it lets in and which good ones it stops. */
export const recogniseSchema = z.strictObject({
  lets: z.array(kebab).default([]),
  stops: z.array(kebab).default([]),
  mentions: z.array(z.string().min(3)).default([]),
});

export type PipelineSettings = z.infer<typeof pipelineSchema>;
export type ScenariosFile = z.infer<typeof scenariosSchema>;
export type Recognise = z.infer<typeof recogniseSchema>;
