import { fillTemplate, namesOf, type Scope, type Template, type Value } from './expressions.ts';
import { refOf, type Reach } from './hostile-code.ts';
import { MAIN, type Occasion, type World } from './world.ts';
import type { CacheMode, Job, Permissions, Step, Workflow } from './workflow.ts';

/** What a job does with what it was set off by. */
export interface Shift {
  readonly world: World;
  readonly occasion: Occasion;
  readonly workflow: Workflow;
  readonly job: Job;
  readonly reach: Reach;
  readonly contexts: Scope['contexts'];
  /** Whose code lies in the workspace. */
  workspace: 'empty' | 'main' | 'head';
  hasRole: boolean;
  hasFailed: boolean;
  minutes: number;
}

/** One job, and what set it off. */
export type Turn = Pick<Shift, 'world' | 'occasion' | 'workflow' | 'job'>;

export const HEAD_REF = 'head-of-the-pull-request';
const SECRETS = 'secrets';
const TOKEN_NAMES = ['github.token', 'github', 'secrets.GITHUB_TOKEN'];

/** Contexts that expressions can read. What the attacker chose stands in title and branch. */
export function contextsOf(
  world: World,
  occasion: Occasion,
  secrets: readonly string[],
  needs: Value = {},
): Scope['contexts'] {
  const { event, actor, branch, title, isFork } = occasion;
  const { repository } = world.town;
  const isPull = event !== 'push';
  const ref = refOf(occasion);
  const pull: Value = {
    title, body: title, number: 1, user: { login: actor }, base: { ref: MAIN },
    head: { ref: branch, sha: HEAD_REF, repo: { full_name: isFork ? `${actor}/fork` : repository, fork: isFork } },
  }; // prettier-ignore
  return {
    github: {
      event_name: event, actor, triggering_actor: actor, ref, ref_name: ref.replace(/^refs\/heads\//, ''), repository,
      repository_owner: repository.split('/')[0] ?? '', sha: 'commit', run_id: 1, workflow: 'workflow', ref_type: 'branch',
      head_ref: isPull ? branch : '', base_ref: isPull ? MAIN : '',
      event: isPull ? { pull_request: pull, number: 1, action: occasion.isUpdate ? 'synchronize' : 'opened' } : { head_commit: { message: title } },
      token: '***',
    },
    secrets: Object.fromEntries([...secrets, 'GITHUB_TOKEN'].map((name) => [name, '***'])),
    env: {}, vars: {}, steps: {}, needs, matrix: {}, strategy: {}, inputs: {}, job: {}, jobs: {}, runner: { os: 'Linux' },
  }; // prettier-ignore
}

/** What the token of a job may do: its own word, else the workflow's, else the repository's; of a fork it may only read. */
export function tokenOf({ world, occasion, workflow, job }: Turn): Permissions {
  const usual: Permissions = world.town.defaultToken === 'write'
    ? { contents: 'write', packages: 'write', 'pull-requests': 'write', issues: 'write', actions: 'write' }
    : { contents: 'read', packages: 'read' }; // prettier-ignore
  const given = job.permissions ?? workflow.permissions ?? usual;
  if (!occasion.isFork || occasion.event !== 'pull_request') return given;
  const reduced = Object.entries(given)
    .filter(([scope]) => scope !== 'id-token')
    .map(([scope]) => [scope, 'read'] as const);
  return Object.fromEntries(reduced);
}

/**
 * What a job may do with the cache: its own word, else the workflow's. Where nobody says it, a run that strangers can set
 * off for the default branch may only read. Sources: GitHub's changelog of 26 June and 10 September 2026.
 */
export function cacheModeOf({ occasion, workflow, job }: Turn): CacheMode {
  return job.cacheMode ?? workflow.cacheMode ?? (occasion.event === 'pull_request_target' ? 'read' : 'write');
}

/** The secrets among these names. Whoever names all of them at once is given all of them. */
export function secretsAmong(names: readonly string[], available: readonly string[]): readonly string[] {
  if (names.includes(SECRETS)) return available;
  return available.filter((one) => names.includes(`${SECRETS}.${one}`));
}

/** Whether the token of the job is among these names: by its own, or in the whole of its context. */
export const namesToken = (names: readonly string[]): boolean =>
  names.some((name) => TOKEN_NAMES.includes(name) || name === SECRETS);

export function usedSecrets({ env, steps }: Job, workflow: Workflow, available: readonly string[]): readonly string[] {
  const templates: Template[] = [env, workflow.env, ...steps.flatMap((step) => [step.env, step.with])].flatMap((map) =>
    Object.values(map),
  );
  const names = [...templates, ...steps.flatMap(({ run }) => (run ? [run] : []))].flatMap(namesOf);
  return secretsAmong(names, available);
}

export interface StepEnv {
  readonly values: Readonly<Record<string, string>>;
  /** Names that the expressions of each variable read. */
  readonly reads: Readonly<Record<string, readonly string[]>>;
  /** Variables whose text somebody outside may have chosen. */
  readonly chosen: ReadonlySet<string>;
}

/** The variables of a step: its own, of its job and of its workflow, the nearest first. */
export function envOf({ workflow, job, contexts }: Shift, step: Step): StepEnv {
  const values: Record<string, string> = {};
  const reads: Record<string, readonly string[]> = {};
  const chosen = new Set<string>();
  for (const map of [workflow.env, job.env, step.env]) {
    const scope: Scope = { contexts: { ...contexts, env: { ...values } }, hasFailed: false };
    for (const [name, template] of Object.entries(map)) {
      const read = namesOf(template);
      values[name] = fillTemplate(template, scope);
      reads[name] = read;
      if (isChosen(read, chosen)) chosen.add(name);
      else chosen.delete(name);
    }
  }
  return { values, reads, chosen };
}

/** Whether one of the names carries what set the job off, directly or by a variable. */
export const isChosen = (names: readonly string[], chosen: ReadonlySet<string>): boolean =>
  names.some(
    (name) => name.startsWith('github.') || (name.startsWith('env.') && chosen.has(name.slice('env.'.length))),
  );
