import { SEVERITIES, type Command } from './data.ts';
import { fillTemplate, isMet, namesOf, type Scope, type Template, type Value } from './expressions.ts';
import { askDoor, refOf, runHostile, type Reach } from './hostile-code.ts';
import type { CheckState } from './reviews.ts';
import { MAIN, harm, say, type Occasion, type World } from './world.ts';
import type { Job, Permissions, Step, Workflow } from './workflow.ts';
import { matchesGlob } from './glob.ts';

export interface JobEnd {
  readonly state: CheckState;
  readonly at: number;
}

/** What a job does with what it was set off by. */
interface Shift {
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

const COMMIT = /^[0-9a-f]{40}$/;
/** A text that leaves the place where it was put in a script. */
const LEAVES_TEXT = /[`"';|&\n]|\$\(/;
/** Ways to print a secret that the platform's masking does not see through. */
const PRINTED = /toJSON\(\s*secrets\s*\)|base64|xxd|\brev\b|\bod\b|printenv|^\s*env\s*$/m;
const HEAD_REF = 'head-of-the-pull-request';

/** Contexts that expressions can read. What the attacker chose stands in title and branch. */
export function contextsOf(world: World, occasion: Occasion, secrets: readonly string[]): Scope['contexts'] {
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
      token: 'token',
    },
    secrets: Object.fromEntries([...secrets, 'GITHUB_TOKEN'].map((name) => [name, '***'])),
    env: {}, vars: {}, steps: {}, needs: {}, matrix: {}, strategy: {}, inputs: {}, job: {}, jobs: {}, runner: { os: 'Linux' },
  }; // prettier-ignore
}

/** What the token of a job may do: its own word, else the workflow's, else the repository's; of a fork it may only read. */
export function tokenOf({
  world,
  occasion,
  workflow,
  job,
}: Pick<Shift, 'world' | 'occasion' | 'workflow' | 'job'>): Permissions {
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

function usedSecrets({ env, steps }: Job, workflow: Workflow): readonly string[] {
  const templates: Template[] = [env, workflow.env, ...steps.flatMap((step) => [step.env, step.with])].flatMap((map) =>
    Object.values(map),
  );
  const names = [...templates, ...steps.flatMap(({ run }) => (run ? [run] : []))].flatMap(namesOf);
  return [...new Set(names.filter((name) => name.startsWith('secrets.')).map((name) => name.slice('secrets.'.length)))];
}

/** Whether an environment lets a job in: its branches, then its reviewers. Minutes of waiting, or a sentence. */
function enter(world: World, occasion: Occasion, name: string): number | string {
  const { environments } = world.platform.settings;
  const environment = Object.hasOwn(environments, name) ? environments[name] : undefined;
  if (!environment) {
    say(world, 'note', `No settings are about the environment ${name}: anything may use it.`);
    return 0;
  }
  const ref = refOf(occasion).replace(/^refs\/heads\//, '');
  if (environment.branches && !environment.branches.some((one) => matchesGlob(one, ref)))
    return `The environment ${name} is not for ${ref}.`;
  if (environment.reviewers.length === 0) return 0;
  const answer = world.coming.find(
    (one) =>
      one.do === 'approve-deployment' &&
      ((environment.reviewers.includes(one.by) && !(environment.preventsSelfReview && one.by === occasion.actor)) ||
        (one.isBypass && environment.allowsAdminBypass && world.town.people[one.by] === 'admin')),
  );
  if (!answer)
    return `The environment ${name} waits for a reviewer: ${environment.reviewers.join(', ')}. Nobody of them answers.`;
  say(world, 'note', `${answer.by} lets the job into the environment ${name} after ${answer.after} minutes.`);
  return answer.after;
}

function checkOut(shift: Shift, step: Step, scope: Scope): void {
  const ref = step.with['ref'] ? fillTemplate(step.with['ref'], scope) : '';
  const { event, branch } = shift.occasion;
  const isHead =
    ref === ''
      ? event !== 'pull_request_target'
      : [HEAD_REF, branch, 'commit'].includes(ref) || ref.startsWith('refs/pull/');
  shift.workspace = isHead && !(ref === 'commit' && event === 'pull_request_target') ? 'head' : 'main';
}

function useAction(shift: Shift, step: Step, scope: Scope): void {
  const { world, occasion, reach } = shift;
  const uses = step.uses ?? '';
  const [name = '', ref = ''] = uses.split('@');
  const action = world.town.actions.find((one) => one.name.toLowerCase() === name.toLowerCase());
  const known =
    action && (COMMIT.test(ref) ? Object.values(action.tags).includes(ref) : Object.hasOwn(action.tags, ref));
  if (!action || !known) {
    shift.hasFailed = true;
    return say(
      world,
      'note',
      action ? `${name} has nothing that is called "${ref}".` : `The replay knows no action ${name}.`,
    );
  }
  shift.minutes += action.minutes;
  if (world.movedTags.has(`${action.name}@${ref}`))
    runHostile(world, occasion, reach, `${uses} is somebody else’s code since its tag was moved.`);
  if (/(?:^|\/)checkout$/.test(action.name)) checkOut(shift, step, scope);
  if (action.name === 'actions/cache' && world.hasPoisonedCache && refOf(occasion) === `refs/heads/${MAIN}`)
    runHostile(world, occasion, reach, 'The cache that is restored was written by the attacker.');
  if (action.name === 'aws-actions/configure-aws-credentials') {
    const { isOpen, why } = askDoor(world, occasion, reach);
    shift.hasRole = isOpen;
    say(world, 'response', `${isOpen ? 'The cloud gives its role' : 'The cloud refuses its role'}. ${why}`);
    if (!isOpen) shift.hasFailed = true;
  }
}

/** A gate looks at what is checked out. */
function passGate(shift: Shift, gate: NonNullable<Command['gate']>): void {
  const { world, occasion } = shift;
  const [setting, tool] = [world.platform.settings.gates[gate], world.town.gates[gate]];
  if (!tool) return;
  if (setting?.mode === 'off') return say(world, 'note', `The gate ${gate} is off.`);
  const { mode, from, scope } = setting ?? { mode: 'fail', from: 'low', scope: 'full' };
  shift.minutes += tool[scope];
  const rank = (one: (typeof SEVERITIES)[number]): number => SEVERITIES.indexOf(one);
  const fresh =
    shift.workspace === 'head'
      ? occasion.change.findings.filter((one) => one.gate === gate).map((one) => one.severity)
      : [];
  const found = [...fresh, ...(scope === 'full' && tool.legacy ? [tool.legacy] : [])].filter(
    (one) => rank(one) >= rank(from),
  );
  if (found.length === 0)
    return say(world, 'note', `The gate ${gate} finds nothing from ${from} on, in ${tool[scope]} minutes.`);
  say(
    world,
    'note',
    `The gate ${gate} finds something (${found.join(', ')}) and ${mode === 'fail' ? 'fails' : 'only warns'}.`,
  );
  if (mode === 'fail') shift.hasFailed = true;
}

function deploy(shift: Shift, given: readonly string[]): void {
  const { world, occasion } = shift;
  const { deploySecret } = world.town;
  if (deploySecret ? !given.includes(deploySecret) || !shift.reach.secrets.includes(deploySecret) : !shift.hasRole) {
    shift.hasFailed = true;
    return say(
      world,
      'response',
      `Refused: ${deploySecret ? `the secret ${deploySecret} is not there` : 'the job has no role'}.`,
    );
  }
  if (shift.workspace === 'empty') {
    shift.hasFailed = true;
    return say(world, 'response', 'Nothing is checked out that could be deployed.');
  }
  if (shift.workspace === 'main') return say(world, 'response', 'Production has what main had before: nothing new.');
  if (occasion.change.bad !== null) return harm(world, `In production: ${occasion.change.bad}`);
  const isMain = refOf(occasion) === `refs/heads/${MAIN}`;
  if (!isMain) return harm(world, 'Something reached production that is not on main.');
  world.productionAt = world.now + shift.minutes;
  say(world, 'response', `It is in production after ${world.productionAt} minutes.`);
}

function runScript(shift: Shift, step: Step, scope: Scope): void {
  const { world, occasion, reach, job, workflow } = shift;
  const template = step.run ?? [];
  const given = [workflow.env, job.env, step.env].flatMap((env) => Object.values(env)).flatMap(namesOf);
  const secrets = given.filter((name) => name.startsWith('secrets.')).map((name) => name.slice('secrets.'.length));
  for (const part of template)
    if (
      typeof part !== 'string' &&
      part.names.some((name) => name.startsWith('github.')) &&
      LEAVES_TEXT.test(String(part.evaluate(scope) ?? ''))
    )
      runHostile(
        world,
        occasion,
        reach,
        `${part.names.join(', ')} is pasted into a script, and its text is a command.`,
      );
  const script = fillTemplate(template, scope);
  const source = template.map((part) => (typeof part === 'string' ? part : part.names.join(' '))).join('');
  if (PRINTED.test(source) && secrets.some((name) => reach.secrets.includes(name)))
    harm(world, 'A secret stands in the log, in a form that is not masked.');
  for (const line of script.split('\n').map((one) => one.trim())) {
    const command = world.town.commands.find((one) => line === one.line || line.startsWith(`${one.line} `));
    if (!command || shift.hasFailed) continue;
    shift.minutes += command.minutes;
    if (command.runsCode && shift.workspace === 'empty') {
      shift.hasFailed = true;
      say(world, 'note', `"${line}" finds no code: nothing is checked out.`);
      continue;
    }
    if (command.runsCode && shift.workspace === 'head' && occasion.change.isHostile)
      runHostile(world, occasion, reach, `"${line}" runs code of the commit.`);
    if (command.gate) passGate(shift, command.gate);
    if (command.deploys) deploy(shift, secrets);
  }
}

function runSteps(shift: Shift): void {
  for (const step of shift.job.steps) {
    const scope: Scope = { contexts: shift.contexts, hasFailed: shift.hasFailed };
    if (step.condition ? !isMet(step.condition, scope) : shift.hasFailed) continue;
    const failedBefore = shift.hasFailed;
    shift.hasFailed = false;
    if (step.uses !== null) useAction(shift, step, scope);
    else runScript(shift, step, scope);
    if (step.isIgnored && shift.hasFailed) {
      say(shift.world, 'note', `"${step.label}" failed, and continue-on-error makes that a success.`);
      shift.hasFailed = false;
    }
    shift.hasFailed ||= failedBefore;
  }
}

const tokenText = (token: Permissions): string =>
  Object.entries(token)
    .map(([scope, level]) => `${scope} ${level}`)
    .join(', ') || 'nothing';

/** One job, and what set it off. */
export type Turn = Pick<Shift, 'world' | 'occasion' | 'workflow' | 'job'>;

/** What a job that was let in may use. A fork's pull request gets no secrets. */
function shiftOf(turn: Turn, start: number): Shift {
  const { world, occasion, workflow, job } = turn;
  const { environments, repositorySecrets } = world.platform.settings;
  const name = job.environment ?? '';
  const own = Object.hasOwn(environments, name) ? (environments[name]?.secrets ?? []) : [];
  const isWithout = occasion.isFork && occasion.event === 'pull_request';
  const available = isWithout ? [] : [...repositorySecrets, ...own];
  const secrets = usedSecrets(job, workflow).filter((one) => available.includes(one));
  const reach: Reach = { job: job.check, environment: job.environment, token: tokenOf(turn), secrets };
  const contexts = contextsOf(world, occasion, available);
  return { ...turn, reach, contexts, workspace: 'empty', hasRole: false, hasFailed: false, minutes: start };
}

/** Runs one job. `before` are the ends of the jobs that it needs. */
export function runJob(turn: Turn, before: readonly JobEnd[]): JobEnd {
  const { world, occasion, workflow, job } = turn;
  const start = Math.max(0, ...before.map(({ at }) => at));
  const isUnmet = before.some(({ state }) => state !== 'success');
  const base = { contexts: contextsOf(world, occasion, []), hasFailed: isUnmet };
  if (job.condition ? !isMet(job.condition, base) : isUnmet) return { state: 'skipped', at: start };
  const place = `Job ${job.check} of .github/${workflow.path} on ${occasion.event}, for ${refOf(occasion)}.`;
  say(world, 'request', `${place}\nIts token may: ${tokenText(tokenOf(turn))}.`);
  const wait = job.environment === null ? 0 : enter(world, occasion, job.environment);
  if (typeof wait === 'string') {
    say(world, 'response', wait);
    return { state: 'waiting', at: start };
  }
  const shift = shiftOf(turn, start + wait);
  const isOwn = Object.hasOwn(occasion.change.writes, workflow.path) && occasion.event !== 'pull_request_target';
  if (occasion.change.isHostile && isOwn) runHostile(world, occasion, shift.reach, 'The attacker wrote this workflow.');
  runSteps(shift);
  const isFailure = shift.hasFailed && !job.isIgnored;
  say(
    world,
    'note',
    `${job.check}: ${isFailure ? 'failed' : 'succeeded'}, ${shift.minutes} minutes after it was set off.`,
  );
  return { state: isFailure ? 'failure' : 'success', at: shift.minutes };
}
