import { evaluate } from '../cloud-identity/evaluate.ts';
import { providerArn, tokenContext, tokenProblem } from '../cloud-identity/token.ts';
import { MAIN, harm, say, type Occasion, type World } from './world.ts';
import type { CacheMode, Permissions, TokenScope } from './workflow.ts';

/** When the replay takes place, in seconds: tokens are fresh. */
const NOW = 1_795_500_000;
const TOKEN_SECONDS = 300;
/** Results of scans are uploaded with it; nobody gets further by it. */
const HARMLESS: readonly TokenScope[] = ['security-events', 'id-token'];

/** What a job can reach while it runs. */
export interface Reach {
  readonly job: string;
  readonly environment: string | null;
  readonly token: Permissions;
  /** Secrets that the job was given. */
  readonly secrets: readonly string[];
  readonly cache: CacheMode;
}

/** With which scopes a token changes something. */
export function writableScopes(token: Permissions): readonly string[] {
  return Object.entries(token).flatMap(([scope, level]) =>
    level === 'write' && !HARMLESS.some((one) => one === scope) ? [scope] : [],
  );
}

/** The ref that a job runs on; it decides which caches it writes and what its identity says. */
export function refOf({ event, branch }: Occasion): string {
  if (event === 'push') return `refs/heads/${branch}`;
  return event === 'pull_request' ? 'refs/pull/1/merge' : `refs/heads/${MAIN}`;
}

/** Whether the cloud gives its role to this job; the last sentence of the decision with it. */
export function askDoor(world: World, occasion: Occasion, reach: Reach): { isOpen: boolean; why: string } {
  const { door, repository } = world.town;
  if (!door || !world.platform.trust) return { isOpen: false, why: 'There is no cloud to ask.' };
  if (reach.token['id-token'] !== 'write')
    return { isOpen: false, why: 'The job may not ask for a token of its identity.' };
  const subject = reach.environment
    ? `environment:${reach.environment}`
    : occasion.event === 'pull_request' ? 'pull_request' : `ref:${refOf(occasion)}`; // prettier-ignore
  const claims = {
    iss: door.provider.issuer,
    aud: door.provider.audiences[0] ?? '',
    sub: `repo:${repository}:${subject}`,
    repository,
    iat: NOW,
    exp: NOW + TOKEN_SECONDS,
  };
  const token = { isSigned: true, claims };
  const problem = tokenProblem(token, door.provider, NOW);
  if (problem !== null) return { isOpen: false, why: problem };
  const decision = evaluate([world.platform.trust], {
    action: 'sts:AssumeRoleWithWebIdentity',
    principal: { type: 'Federated', id: providerArn(door.provider) },
    context: tokenContext(token, door.provider),
  });
  return { isOpen: decision.isAllowed, why: `${claims.sub}: ${decision.steps.at(-1) ?? ''}` };
}

/** Somebody's own commands run in a job: what they get hold of there. */
export function runHostile(world: World, occasion: Occasion, reach: Reach, how: string): void {
  say(world, 'script', `${how} It runs in job ${reach.job}.`);
  const before = world.harms.length;
  for (const secret of reach.secrets) harm(world, `The attacker has read the secret ${secret}.`);
  const writes = writableScopes(reach.token);
  if (writes.length > 0) harm(world, `The attacker holds a token that may write: ${writes.join(', ')}.`);
  const door = askDoor(world, occasion, reach);
  if (door.isOpen) harm(world, `The attacker has the role ${world.town.door?.role ?? ''}. ${door.why}`);
  const writesCache = reach.cache === 'write' || reach.cache === 'write-only';
  if (writesCache && refOf(occasion) === `refs/heads/${MAIN}`) {
    world.hasPoisonedCache = true;
    say(world, 'note', 'It runs on main, so it may write the cache that later jobs on main read.');
  }
  if (world.harms.length === before)
    say(world, 'note', 'There is nothing to take in that job: no secret, no token that may write.');
}
