import type { TranscriptStep } from '../../verdict.ts';
import type { Change, ReplayEvent, Scenario, Town } from './data.ts';
import { canWrite, mayBypass, mergeProblems, type Approval, type CheckState } from './reviews.ts';
import { runWorkflows } from './run-workflows.ts';
import {
  MAIN,
  harm,
  newWorld,
  say,
  type Commit,
  type GatePass,
  type Occasion,
  type Platform,
  type World,
} from './world.ts';

export interface Replay {
  readonly isMet: boolean;
  readonly hasHarm: boolean;
  readonly message: string;
  readonly transcript: readonly TranscriptStep[];
  readonly commits: readonly Commit[];
  readonly gatePasses: readonly GatePass[];
}

const PUSH = 'push';

interface Pull {
  readonly author: string;
  readonly branch: string;
  readonly title: string;
  readonly isFork: boolean;
  readonly pushers: string[];
  readonly approvals: Approval[];
  readonly commits: Commit[];
  change: Change;
  checks: Readonly<Record<string, CheckState>>;
  /** When the last of its checks is there. */
  readyAt: number;
}

const joined = (one: Change, other: Change): Change => ({
  files: [...new Set([...one.files, ...other.files])],
  writes: { ...one.writes, ...other.writes },
  bad: other.bad ?? one.bad,
  isHostile: one.isHostile || other.isHostile,
  findings: [...one.findings, ...other.findings],
});

const NOT_ASKED = 'Nobody merged it.';

function commitBy(world: World, by: string): Commit {
  const commit: Commit = {
    by, pushed: world.now, checked: null, merged: null, deployed: null, decidedBy: NOT_ASKED,
  }; // prettier-ignore
  world.commits.push(commit);
  return commit;
}

/** Which gates have stopped something since so many were passed. */
function stoppedSince(world: World, before: number): string {
  const stopped = world.gatePasses.slice(before).filter(({ outcome }) => outcome === 'stopped');
  const names = [...new Set(stopped.map(({ gate }) => gate))];
  return names.length === 0 ? '' : `Stopped by ${names.join(', ')}.`;
}

/** A branch of one's own sets off `push` too; checks of both count for the same commit. */
function runPull(world: World, pull: Pull, actor: string): void {
  const { branch, title, isFork, change } = pull;
  const commit = commitBy(world, actor);
  const before = world.gatePasses.length;
  const occasion = { actor, branch, title, isFork, isUpdate: pull.pushers.length > 1, change };
  const ends = [
    ...(isFork ? [] : [runWorkflows(world, { ...occasion, event: PUSH })]),
    runWorkflows(world, { ...occasion, event: 'pull_request' }),
    runWorkflows(world, { ...occasion, event: 'pull_request_target' }),
  ];
  const checks: Record<string, CheckState> = {};
  for (const [name, state] of ends.flatMap((end) => Object.entries(end.checks)))
    if (checks[name] === undefined || checks[name] === 'success' || checks[name] === 'skipped') checks[name] = state;
  pull.checks = checks;
  const minutes = Math.max(...ends.map((end) => end.minutes));
  pull.readyAt = world.now + minutes;
  if (Object.keys(checks).length > 0) commit.checked = pull.readyAt;
  commit.decidedBy = stoppedSince(world, before) || NOT_ASKED;
  pull.commits.push(commit);
}

/** Something is on main now: that may be the harm, and it sets workflows off. */
function arrive(world: World, scenario: Scenario, occasion: Occasion, commits: readonly Commit[]): void {
  world.mainAt = world.now;
  const before = { production: world.productionAt, passes: world.gatePasses.length };
  world.productionAt = null;
  const { bad } = occasion.change;
  if (bad !== null && (scenario.place === 'main' || occasion.change.isHostile)) harm(world, `On main: ${bad}.`);
  const { checks } = runWorkflows(world, occasion);
  const held = Object.entries(checks).find(([, state]) => state === 'failure' || state === 'waiting');
  const why = stoppedSince(world, before.passes) || (held ? `The job ${held[0]} ${held[1] === 'waiting' ? 'waits' : 'failed'}.` : ''); // prettier-ignore
  for (const commit of commits) {
    commit.merged = world.now;
    commit.deployed = world.productionAt;
    if (world.productionAt === null && why !== '') commit.decidedBy = why;
  }
  world.productionAt ??= before.production;
}

function refuse(world: World, commit: Commit | undefined, sentence: string): void {
  say(world, 'response', sentence);
  if (commit) commit.decidedBy = [commit.decidedBy, sentence].filter((one) => one !== NOT_ASKED).join(' ');
}

function merge(world: World, scenario: Scenario, pull: Pull, event: ReplayEvent & { do: 'merge' }): void {
  const { town, platform } = world;
  const last = pull.commits.at(-1);
  if (!canWrite(town, event.by)) return refuse(world, last, `Refused: ${event.by} may not write here.`);
  const rule = platform.settings.ruleFor(MAIN);
  const isPassedOver = rule !== null && event.isBypass && mayBypass(rule, event.by, town);
  if (isPassedOver) say(world, 'note', `${event.by} stands on the list of those who may pass over the rules.`);
  if (rule && !isPassedOver) {
    const request = {
      author: pull.author,
      pushers: pull.pushers,
      approvals: pull.approvals,
      files: pull.change.files,
      checks: pull.checks,
    };
    const problems = mergeProblems(request, rule, town, platform.ownersOf);
    if (problems.length > 0) return refuse(world, last, `Not merged. ${problems.join(' ')}`);
    if (rule.checks.length > 0) world.now = Math.max(world.now, pull.readyAt);
  }
  say(world, 'response', `Merged into ${MAIN} after ${world.now} minutes.`);
  const allowed = isPassedOver ? `${event.by} passed over the rules.` : rule ? `The rules of ${MAIN} were met.` : `No rule is about ${MAIN}.`; // prettier-ignore
  for (const commit of pull.commits) commit.decidedBy = allowed;
  const occasion: Occasion = {
    event: PUSH,
    actor: event.by,
    branch: MAIN,
    title: pull.title,
    isFork: false,
    isUpdate: false,
    change: pull.change,
  };
  arrive(world, scenario, occasion, pull.commits);
}

/** Why a push is refused, or null. */
function pushProblem({ town, platform }: World, event: ReplayEvent & { do: 'push' }): string | null {
  if (!canWrite(town, event.by)) return `Refused: ${event.by} may not write here.`;
  const rule = platform.settings.ruleFor(event.branch);
  if (!rule || (event.isBypass && mayBypass(rule, event.by, town))) return null;
  if (event.isForced && !rule.allowsForcePush) return `Refused: a rule of ${event.branch} forbids to force a push.`;
  if (rule.needsPullRequest) return `Refused: what comes to ${event.branch} has to come by a pull request.`;
  return rule.checks.length > 0 ? 'Refused: the required checks have not run on this commit.' : null;
}

function push(world: World, scenario: Scenario, event: ReplayEvent & { do: 'push' }): void {
  const occasion: Occasion = {
    event: PUSH,
    actor: event.by,
    branch: event.branch,
    title: 'commit',
    isFork: false,
    isUpdate: false,
    change: event.change,
  };
  const commit = commitBy(world, event.by);
  const problem = pushProblem(world, event);
  if (problem !== null) return refuse(world, commit, problem);
  say(world, 'response', `${event.branch} has it.`);
  commit.decidedBy = 'No rule asked anybody.';
  if (event.branch !== MAIN) return void runWorkflows(world, occasion);
  if (event.isForced) harm(world, 'The history of main is another one: commits of others are gone.');
  arrive(world, scenario, occasion, [commit]);
}

function describe(event: ReplayEvent): string {
  if (event.do === 'open')
    return `${event.by} opens a pull request from ${event.isFork ? 'a fork, ' : ''}${event.branch}: ${event.title}\n${event.change.files.join(', ')}`;
  if (event.do === 'commit')
    return `${event.by} pushes another commit to the pull request: ${event.change.files.join(', ')}`;
  if (event.do === 'approve') return `${event.by} approves.`;
  if (event.do === 'merge') return `${event.by} merges${event.isBypass ? ', passing over the rules' : ''}.`;
  if (event.do === 'push')
    return `${event.by} ${event.isForced ? 'forces a push' : 'pushes'} to ${event.branch}: ${event.change.files.join(', ')}`;
  if (event.do === 'move-tag')
    return `${event.by} moves the tag ${event.tag} of ${event.action} to a commit of their own.`;
  if (event.do === 'read-log') return `${event.by} reads the logs.`;
  return `${event.by} answers what waits for approval.`;
}

function happen(world: World, scenario: Scenario, event: ReplayEvent, pull: Pull | null): Pull | null {
  if (event.do === 'open') {
    if (!event.isFork && !canWrite(world.town, event.by)) return null;
    const { branch, title, isFork, change, by } = event;
    const opened: Pull = {
      author: by,
      branch,
      title,
      isFork,
      pushers: [by],
      approvals: [],
      commits: [],
      change,
      checks: {},
      readyAt: world.now,
    };
    runPull(world, opened, by);
    return opened;
  }
  if (event.do === 'push') push(world, scenario, event);
  if (event.do === 'read-log') {
    if (world.log.length === 0) say(world, 'response', 'Nothing stands there that opens anything.');
    for (const what of world.log) harm(world, `${event.by} reads ${what} in a log.`);
  }
  if (event.do === 'move-tag') world.movedTags.add(`${event.action}@${event.tag}`);
  if (!pull) return pull;
  if (event.do === 'commit') {
    pull.pushers.push(event.by);
    pull.change = joined(pull.change, event.change);
    runPull(world, pull, event.by);
  }
  if (event.do === 'approve') {
    if (event.by === pull.author) say(world, 'response', 'Nobody can approve a pull request of their own.');
    else pull.approvals.push({ by: event.by, atPush: pull.pushers.length });
  }
  if (event.do === 'merge') merge(world, scenario, pull, event);
  return pull;
}

function judge(world: World, { expect, place, minutes, because }: Scenario): Pick<Replay, 'isMet' | 'message'> {
  const first = world.harms[0];
  if (first !== undefined) return { isMet: false, message: `${first} ${because}` };
  if (expect === 'blocked') return { isMet: true, message: '' };
  const at = place === 'main' ? world.mainAt : world.productionAt;
  if (at === null) return { isMet: false, message: `It never gets to ${place}. ${because}` };
  if (at > minutes)
    return { isMet: false, message: `It gets to ${place} after ${at} minutes, and there are ${minutes}. ${because}` };
  return { isMet: true, message: '' };
}

/** Plays one scenario against what the learner wrote. The same input gives the same replay. */
export function replay(town: Town, platform: Platform, scenario: Scenario): Replay {
  const world = newWorld(town, platform);
  let pull: Pull | null = null;
  for (const [index, event] of scenario.events.entries()) {
    if (event.do === 'approve-deployment') continue;
    world.now += event.after;
    world.coming = scenario.events.slice(index + 1);
    say(world, 'request', describe(event));
    pull = happen(world, scenario, event, pull);
  }
  return {
    ...judge(world, scenario),
    hasHarm: world.harms.length > 0,
    transcript: world.transcript,
    commits: world.commits,
    gatePasses: world.gatePasses,
  };
}
