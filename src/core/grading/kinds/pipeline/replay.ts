import type { TranscriptStep } from '../../verdict.ts';
import type { Change, ReplayEvent, Scenario, Town } from './data.ts';
import { canWrite, mayBypass, mergeProblems, type Approval, type CheckState } from './reviews.ts';
import { runWorkflows } from './run-workflows.ts';
import { MAIN, harm, say, type Occasion, type Platform, type World } from './world.ts';

export interface Replay {
  readonly isMet: boolean;
  readonly message: string;
  readonly transcript: readonly TranscriptStep[];
}

const PUSH = 'push';

interface Pull {
  readonly author: string;
  readonly branch: string;
  readonly title: string;
  readonly isFork: boolean;
  readonly pushers: string[];
  readonly approvals: Approval[];
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

/** A branch of one's own sets off `push` too; checks of both count for the same commit. */
function runPull(world: World, pull: Pull, actor: string): void {
  const { branch, title, isFork, change } = pull;
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
  pull.readyAt = world.now + Math.max(...ends.map(({ minutes }) => minutes));
}

/** Something is on main now: that may be the harm, and it sets workflows off. */
function arrive(world: World, scenario: Scenario, occasion: Occasion): void {
  world.mainAt = world.now;
  const { bad } = occasion.change;
  if (bad !== null && (scenario.place === 'main' || occasion.change.isHostile)) harm(world, `On main: ${bad}`);
  runWorkflows(world, occasion);
}

function merge(world: World, scenario: Scenario, pull: Pull, event: ReplayEvent & { do: 'merge' }): void {
  const { town, platform } = world;
  if (!canWrite(town, event.by)) return say(world, 'response', `Refused: ${event.by} may not write here.`);
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
    if (problems.length > 0) return say(world, 'response', `Not merged. ${problems.join(' ')}`);
    if (rule.checks.length > 0) world.now = Math.max(world.now, pull.readyAt);
  }
  say(world, 'response', `Merged into ${MAIN} after ${world.now} minutes.`);
  arrive(world, scenario, {
    event: PUSH,
    actor: event.by,
    branch: MAIN,
    title: pull.title,
    isFork: false,
    isUpdate: false,
    change: pull.change,
  });
}

function push(world: World, scenario: Scenario, event: ReplayEvent & { do: 'push' }): void {
  const { town, platform } = world;
  const occasion: Occasion = {
    event: PUSH,
    actor: event.by,
    branch: event.branch,
    title: 'commit',
    isFork: false,
    isUpdate: false,
    change: event.change,
  };
  if (!canWrite(town, event.by)) return say(world, 'response', `Refused: ${event.by} may not write here.`);
  const rule = platform.settings.ruleFor(event.branch);
  if (rule && !(event.isBypass && mayBypass(rule, event.by, town))) {
    if (event.isForced && !rule.allowsForcePush)
      return say(world, 'response', `Refused: a rule of ${event.branch} forbids to force a push.`);
    if (rule.needsPullRequest)
      return say(world, 'response', `Refused: what comes to ${event.branch} has to come by a pull request.`);
    if (rule.checks.length > 0)
      return say(world, 'response', `Refused: the required checks have not run on this commit.`);
  }
  say(world, 'response', `${event.branch} has it.`);
  if (event.branch !== MAIN) return void runWorkflows(world, occasion);
  if (event.isForced) harm(world, 'The history of main is another one: commits of others are gone.');
  arrive(world, scenario, occasion);
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
      change,
      checks: {},
      readyAt: world.now,
    };
    runPull(world, opened, by);
    return opened;
  }
  if (event.do === 'push') push(world, scenario, event);
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
  const world: World = {
    town, platform, transcript: [], harms: [], movedTags: new Set(), hasPoisonedCache: false,
    mainAt: null, productionAt: null, now: 0, coming: [],
  }; // prettier-ignore
  let pull: Pull | null = null;
  for (const [index, event] of scenario.events.entries()) {
    if (event.do === 'approve-deployment') continue;
    world.now += event.after;
    world.coming = scenario.events.slice(index + 1);
    say(world, 'request', describe(event));
    pull = happen(world, scenario, event, pull);
  }
  return { ...judge(world, scenario), transcript: world.transcript };
}
