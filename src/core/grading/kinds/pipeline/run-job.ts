import { fillTemplate, isMet, type Scope, type Value } from './expressions.ts';
import { askDoor, refOf, runHostile, type Reach } from './hostile-code.ts';
import type { CheckState } from './reviews.ts';
import { runScript } from './run-script.ts';
import { cacheModeOf, contextsOf, HEAD_REF, tokenOf, usedSecrets, type Shift, type Turn } from './shift.ts';
import { MAIN, say, type Occasion, type World } from './world.ts';
import type { Permissions, Step } from './workflow.ts';
import { matchesGlob } from './glob.ts';

export interface JobEnd {
  readonly state: CheckState;
  readonly at: number;
  /** It failed, or one did that it needed. */
  readonly hasFailure: boolean;
}

const COMMIT = /^[0-9a-f]{40}$/;

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
  const restores = action.name === 'actions/cache' && (reach.cache === 'read' || reach.cache === 'write');
  if (restores && world.hasPoisonedCache && refOf(occasion) === `refs/heads/${MAIN}`)
    runHostile(world, occasion, reach, 'The cache that is restored was written by the attacker.');
  if (action.name === 'aws-actions/configure-aws-credentials') {
    const { isOpen, why } = askDoor(world, occasion, reach);
    shift.hasRole = isOpen;
    say(world, 'response', `${isOpen ? 'The cloud gives its role' : 'The cloud refuses its role'}. ${why}`);
    if (!isOpen) shift.hasFailed = true;
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

/** What a job that was let in may use. A fork's pull request gets no secrets. */
function shiftOf(turn: Turn, start: number, needs: Value): Shift {
  const { world, occasion, workflow, job } = turn;
  const { environments, repositorySecrets } = world.platform.settings;
  const name = job.environment ?? '';
  const own = Object.hasOwn(environments, name) ? (environments[name]?.secrets ?? []) : [];
  const isWithout = occasion.isFork && occasion.event === 'pull_request';
  const available = isWithout ? [] : [...repositorySecrets, ...own];
  const secrets = usedSecrets(job, workflow, available);
  const reach: Reach = {
    job: job.check,
    environment: job.environment,
    token: tokenOf(turn),
    secrets,
    cache: cacheModeOf(turn),
  };
  const contexts = contextsOf(world, occasion, available, needs);
  return { ...turn, reach, contexts, workspace: 'empty', hasRole: false, hasFailed: false, minutes: start };
}

/** Runs one job. `needs` are the ends of the jobs that it needs, by their names. */
export function runJob(turn: Turn, needs: Readonly<Record<string, JobEnd>>): JobEnd {
  const { world, occasion, workflow, job } = turn;
  const before = Object.values(needs);
  const start = Math.max(0, ...before.map(({ at }) => at));
  // Whoever needs a job that waits for a person waits with it.
  const hasFailure = before.some((one) => one.hasFailure);
  if (before.some(({ state }) => state === 'waiting')) return { state: 'waiting', at: start, hasFailure };
  const isUnmet = before.some(({ state }) => state !== 'success');
  const results: Value = Object.fromEntries(Object.entries(needs).map(([id, { state }]) => [id, { result: state }]));
  const base = { contexts: contextsOf(world, occasion, [], results), hasFailed: isUnmet, hasFailure };
  if (job.condition ? !isMet(job.condition, base) : isUnmet) return { state: 'skipped', at: start, hasFailure };
  const place = `Job ${job.check} of .github/${workflow.path} on ${occasion.event}, for ${refOf(occasion)}.`;
  say(world, 'request', `${place}\nIts token may: ${tokenText(tokenOf(turn))}.`);
  const wait = job.environment === null ? 0 : enter(world, occasion, job.environment);
  if (typeof wait === 'string') {
    say(world, 'response', wait);
    return { state: 'waiting', at: start, hasFailure };
  }
  const shift = shiftOf(turn, start + wait, results);
  const isOwn = Object.hasOwn(occasion.change.writes, workflow.path) && occasion.event !== 'pull_request_target';
  if (occasion.change.isHostile && isOwn) runHostile(world, occasion, shift.reach, 'The attacker wrote this workflow.');
  runSteps(shift);
  const isFailure = shift.hasFailed && !job.isIgnored;
  say(
    world,
    'note',
    `${job.check}: ${isFailure ? 'failed' : 'succeeded'}, ${shift.minutes} minutes after it was set off.`,
  );
  return { state: isFailure ? 'failure' : 'success', at: shift.minutes, hasFailure: hasFailure || isFailure };
}
