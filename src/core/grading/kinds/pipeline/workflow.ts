import * as z from 'zod/mini';
import { readExpression, readTemplate, type Expression, type Template } from './expressions.ts';
import { readYaml, type Reading } from './yaml-text.ts';

/** More jobs or steps than this are not a workflow that a lab is about. */
const JOBS_MAX = 16;
const STEPS_MAX = 30;

const TOKEN_SCOPES = [
  'actions', 'attestations', 'checks', 'contents', 'deployments', 'discussions', 'id-token', 'issues', 'models',
  'packages', 'pages', 'pull-requests', 'repository-projects', 'security-events', 'statuses',
] as const; // prettier-ignore
export type TokenScope = (typeof TOKEN_SCOPES)[number];
export type Permissions = Readonly<Partial<Record<TokenScope, 'read' | 'write'>>>;

/** Events that a replay brings about. The others of the platform are taken, and never happen. */
export const REPLAYED = ['push', 'pull_request', 'pull_request_target'] as const;
const OTHER_EVENTS =
  'check_run check_suite create delete deployment deployment_status discussion fork issue_comment issues label merge_group milestone page_build public pull_request_review pull_request_review_comment registry_package release repository_dispatch schedule status watch workflow_call workflow_dispatch workflow_run'.split(
    ' ',
  );

/** What a job may do with the cache (GitHub's documentation, "Workflow syntax", `cache-mode`). */
export const CACHE_MODES = ['read', 'write', 'write-only', 'none'] as const;
export type CacheMode = (typeof CACHE_MODES)[number];

export interface Trigger {
  readonly branches: readonly string[] | null;
  readonly branchesIgnore: readonly string[] | null;
  readonly paths: readonly string[] | null;
  readonly pathsIgnore: readonly string[] | null;
  readonly tags: readonly string[] | null;
  readonly types: readonly string[] | null;
}

export interface Step {
  readonly label: string;
  readonly uses: string | null;
  readonly run: Template | null;
  readonly with: Readonly<Record<string, Template>>;
  readonly env: Readonly<Record<string, Template>>;
  readonly condition: Expression | null;
  readonly isIgnored: boolean;
}

export interface Job {
  readonly id: string;
  /** The name under which its check is reported. */
  readonly check: string;
  readonly needs: readonly string[];
  readonly condition: Expression | null;
  readonly permissions: Permissions | null;
  readonly environment: string | null;
  readonly cacheMode: CacheMode | null;
  readonly env: Readonly<Record<string, Template>>;
  readonly steps: readonly Step[];
  readonly isIgnored: boolean;
}

export interface Workflow {
  readonly path: string;
  readonly cacheMode: CacheMode | null;
  readonly triggers: Readonly<Record<string, Trigger>>;
  readonly permissions: Permissions | null;
  readonly env: Readonly<Record<string, Template>>;
  readonly jobs: readonly Job[];
  /** What the replay reads over. */
  readonly notes: readonly string[];
}

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const map = z.optional(z.record(z.string(), scalar));
const list = z.union([z.string(), z.array(z.string()).check(z.maxLength(40))]);
const open = z.optional(z.unknown());
const level = z.enum(['read', 'write', 'none']);
const permissions = z.optional(
  z.union([z.enum(['read-all', 'write-all']), z.partialRecord(z.enum(TOKEN_SCOPES), level)]),
);
const condition = z.optional(z.union([z.string(), z.boolean()]));
const cacheMode = z.optional(z.enum(CACHE_MODES));

const step = z.strictObject({
  name: z.optional(z.string()),
  id: z.optional(z.string()),
  uses: z.optional(z.string()),
  run: z.optional(z.string()),
  with: map,
  env: map,
  if: condition,
  'continue-on-error': z.optional(z.boolean()),
  shell: open,
  'working-directory': open,
  'timeout-minutes': open,
});

const job = z.strictObject({
  name: z.optional(z.string()),
  'runs-on': z.union([z.string(), z.array(z.string())], 'expected a runner, such as ubuntu-latest'),
  needs: z.optional(list),
  if: condition,
  permissions,
  'cache-mode': cacheMode,
  environment: z.optional(z.union([z.string(), z.strictObject({ name: z.string(), url: open })])),
  env: map,
  steps: z.array(step).check(z.minLength(1), z.maxLength(STEPS_MAX)),
  'continue-on-error': z.optional(z.boolean()),
  concurrency: open,
  outputs: open,
  defaults: open,
  'timeout-minutes': open,
  strategy: open,
  services: open,
  container: open,
});

const filter = z.nullable(
  z.strictObject({
    branches: z.optional(list),
    'branches-ignore': z.optional(list),
    paths: z.optional(list),
    'paths-ignore': z.optional(list),
    tags: z.optional(list),
    'tags-ignore': open,
    types: z.optional(list),
  }),
);

const workflow = z.strictObject({
  name: z.optional(z.string()),
  'run-name': open,
  on: z.union([list, z.record(z.string(), z.unknown())]),
  permissions,
  'cache-mode': cacheMode,
  env: map,
  concurrency: open,
  defaults: open,
  jobs: z.record(z.string().check(z.regex(/^[A-Za-z_][\w-]*$/, 'a name of letters, digits, - and _')), job),
});

class Misfit extends Error {}

function permissionsOf(given: z.output<typeof permissions>): Permissions | null {
  if (given === undefined) return null;
  if (typeof given === 'string') {
    const level = given === 'read-all' ? 'read' : 'write';
    return Object.fromEntries(
      TOKEN_SCOPES.filter((scope) => level === 'write' || scope !== 'id-token').map((scope) => [scope, level]),
    );
  }
  return Object.fromEntries(Object.entries(given).filter(([, one]) => one !== 'none')) as Permissions;
}

function template(text: string, place: string): Template {
  const reading = readTemplate(text);
  if (!reading.ok) throw new Misfit(`${place}: ${reading.problem}`);
  return reading.template;
}

const templates = (given: z.output<typeof map>, place: string): Record<string, Template> =>
  Object.fromEntries(
    Object.entries(given ?? {}).map(([name, value]) => [name, template(String(value ?? ''), `${place}.${name}`)]),
  );

function conditionOf(given: string | boolean | undefined, place: string): Expression | null {
  if (given === undefined) return null;
  const whole = /^\s*\$\{\{([\s\S]*)\}\}\s*$/.exec(String(given));
  const reading = readExpression(whole?.[1] ?? String(given));
  if (!reading.ok) throw new Misfit(`${place}.if: ${reading.problem}`);
  return reading.expression;
}

const asList = (given: string | readonly string[] | undefined): readonly string[] | null =>
  given === undefined ? null : typeof given === 'string' ? [given] : given;

function triggersOf(on: z.output<typeof workflow>['on'], notes: string[]): Record<string, Trigger> {
  const entries: [string, unknown][] =
    typeof on === 'string' || Array.isArray(on) ? (asList(on) ?? []).map((name) => [name, null]) : Object.entries(on);
  const triggers: Record<string, Trigger> = {};
  for (const [name, given] of entries) {
    if (OTHER_EVENTS.includes(name)) {
      notes.push(`The event ${name} does not happen in this replay.`);
      continue;
    }
    if (!(REPLAYED as readonly string[]).includes(name)) throw new Misfit(`on: there is no event "${name}"`);
    const read = z.safeParse(filter, given ?? null);
    if (!read.success) throw new Misfit(`on.${name}: ${read.error.issues[0]?.path.join('.') ?? ''} does not fit`);
    const filters = read.data ?? {};
    noteReadOver(filters, `on.${name}.`, notes);
    triggers[name] = {
      branches: asList(filters.branches),
      branchesIgnore: asList(filters['branches-ignore']),
      paths: asList(filters.paths),
      pathsIgnore: asList(filters['paths-ignore']),
      tags: asList(filters.tags),
      types: asList(filters.types),
    };
  }
  return triggers;
}

function stepOf(given: z.output<typeof step>, place: string): Step {
  if ((given.uses === undefined) === (given.run === undefined))
    throw new Misfit(`${place}: a step has either uses or run`);
  return {
    label: given.name ?? given.uses ?? given.run?.trim().split('\n')[0] ?? '',
    uses: given.uses ?? null,
    run: given.run === undefined ? null : template(given.run, `${place}.run`),
    with: templates(given.with, `${place}.with`),
    env: templates(given.env, `${place}.env`),
    condition: conditionOf(given.if, place),
    isIgnored: given['continue-on-error'] === true,
  };
}

const ONE_BARE_RUN = 'the job runs once, on a bare runner';
const ONE_BY_ONE = 'runs come one after the other, and each comes to its end';
const ONE_SHELL = 'every step runs in the shell of the runner, at the top of the checkout';

/** Keys that are valid and change nothing in a replay, each with the reason. */
const READ_OVER: Readonly<Record<string, string>> = {
  strategy: ONE_BARE_RUN,
  services: ONE_BARE_RUN,
  container: ONE_BARE_RUN,
  concurrency: ONE_BY_ONE,
  'timeout-minutes': ONE_BY_ONE,
  outputs: 'no job hands a value to another',
  defaults: ONE_SHELL,
  shell: ONE_SHELL,
  'working-directory': ONE_SHELL,
  'run-name': 'runs are told by their workflow',
  'tags-ignore': 'no tags are pushed',
};

/** Notes on what an author wrote and the replay does without. `place` ends with a full stop, or is empty. */
function noteReadOver(given: object, place: string, notes: string[]): void {
  for (const [key, value] of Object.entries(given))
    if (value !== undefined && READ_OVER[key]) notes.push(`${place}${key} is read over: ${READ_OVER[key]}.`);
}

function jobOf(id: string, given: z.output<typeof job>, notes: string[]): Job {
  const place = `jobs.${id}`;
  noteReadOver(given, `${place}.`, notes);
  for (const [index, one] of given.steps.entries()) noteReadOver(one, `${place}.steps.${index}.`, notes);
  const environment = typeof given.environment === 'string' ? given.environment : (given.environment?.name ?? null);
  if (environment?.includes('${{')) throw new Misfit(`${place}.environment: write the name out, without an expression`);
  return {
    id,
    check: given.name ?? id,
    needs: asList(given.needs) ?? [],
    condition: conditionOf(given.if, place),
    permissions: permissionsOf(given.permissions),
    cacheMode: given['cache-mode'] ?? null,
    environment,
    env: templates(given.env, `${place}.env`),
    steps: given.steps.map((one, index) => stepOf(one, `${place}.steps.${index}`)),
    isIgnored: given['continue-on-error'] === true,
  };
}

/** Jobs so that each comes after those that it needs. */
function inOrder(jobs: readonly Job[]): readonly Job[] {
  const ordered: Job[] = [];
  for (const { id, needs } of jobs)
    for (const one of needs)
      if (!jobs.some((other) => other.id === one)) throw new Misfit(`jobs.${id}.needs: there is no job "${one}"`);
  while (ordered.length < jobs.length) {
    const next = jobs.find(
      (one) => !ordered.includes(one) && one.needs.every((need) => ordered.some(({ id }) => id === need)),
    );
    if (!next) throw new Misfit('jobs: they need each other in a circle');
    ordered.push(next);
  }
  return ordered;
}

/** Reads a workflow in the syntax of GitHub Actions. What is not understood is a problem or a note, never silence. */
export function readWorkflow(path: string, text: string): Reading<Workflow> {
  const reading = readYaml(path, text, workflow);
  if (!reading.ok) return reading;
  const { on, jobs, ...rest } = reading.value;
  const notes: string[] = [];
  try {
    noteReadOver(rest, '', notes);
    const entries = Object.entries(jobs);
    if (entries.length === 0 || entries.length > JOBS_MAX)
      throw new Misfit(`jobs: between one and ${JOBS_MAX} of them`);
    return {
      ok: true,
      value: {
        path,
        triggers: triggersOf(on, notes),
        permissions: permissionsOf(rest.permissions),
        cacheMode: rest['cache-mode'] ?? null,
        env: templates(rest.env, 'env'),
        jobs: inOrder(entries.map(([id, one]) => jobOf(id, one, notes))),
        notes: notes.map((note) => `${path}: ${note}`),
      },
    };
  } catch (error) {
    if (error instanceof Misfit) return { ok: false, problem: `${path}, ${error.message}.` };
    throw error;
  }
}
