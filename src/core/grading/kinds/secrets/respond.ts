import type { Action, Credential, SecretsData } from './data.ts';

/** What a step changed, for the timeline. */
export interface DoneStep {
  readonly action: Action;
  /** Minutes after the work began, when it is done. */
  readonly done: number;
  readonly effect: string;
}

export interface Response {
  readonly steps: readonly DoneStep[];
  /** When the leaked one stopped holding, by credential; missing where it holds for good. */
  readonly dead: ReadonlyMap<string, number>;
  /** Minutes in which services stood still, by credential; `Infinity` where they do to the end. */
  readonly outage: ReadonlyMap<string, number>;
  /** Steps that could not be done, in sentences. */
  readonly problems: readonly string[];
}

interface Standing {
  isCreated: boolean;
  isDeployed: boolean;
  /** When the leaked one stopped holding. */
  deadAt: number | null;
  /** Since when services stand still. */
  downSince: number | null;
  down: number;
}

type Effect = (credential: Credential, standing: Standing, now: number) => string;

/** The leaked one holds no more; who still asks for it stands still from now on. */
function kill({ usedBy }: Credential, standing: Standing, now: number): boolean {
  standing.deadAt ??= now;
  const isDown = usedBy.length > 0 && !standing.isDeployed;
  if (isDown) standing.downSince ??= now;
  return isDown;
}

const EFFECTS: Readonly<Record<'create' | 'deploy' | 'revoke', Effect>> = {
  create(credential, standing, now) {
    standing.isCreated = true;
    if (credential.keepsTwo) return 'A second one holds beside the old.';
    const isDown = kill(credential, standing, now);
    return isDown
      ? `The old one is replaced, and ${credential.usedBy.join(', ')} stand still.`
      : 'The old one is replaced.';
  },
  deploy({ usedBy }, standing, now) {
    standing.isDeployed = true;
    if (standing.downSince === null) return `${usedBy.join(', ') || 'Nobody'} use the new one.`;
    standing.down += now - standing.downSince;
    standing.downSince = null;
    return `${usedBy.join(', ')} work again.`;
  },
  revoke(credential, standing, now) {
    const isDown = kill(credential, standing, now);
    return isDown
      ? `It opens nothing any more, and ${credential.usedBy.join(', ')} stand still.`
      : 'It opens nothing any more.';
  },
};

/** Why a step cannot be done now; nothing where it can. */
function obstacle(action: Action, credential: Credential, standing: Standing): string | null {
  if (action.verb !== 'deploy') return null;
  return standing.isCreated ? null : `“${action.title}” comes before there is a new ${credential.title.toLowerCase()}.`;
}

/** One person does one step after the other; the providers answer as they are described. The same steps always end the same. */
export function playResponse(steps: readonly string[], data: Pick<SecretsData, 'actions' | 'credentials'>): Response {
  const credentials = new Map(data.credentials.map((one) => [one.id, one]));
  const standings = new Map<string, Standing>(
    data.credentials.map(({ id }) => [
      id,
      { isCreated: false, isDeployed: false, deadAt: null, downSince: null, down: 0 },
    ]),
  );
  const done: DoneStep[] = [];
  const problems: string[] = [];
  let now = 0;
  for (const id of steps) {
    const action = data.actions.find((one) => one.id === id);
    if (!action) continue;
    now += action.minutes;
    const credential = credentials.get(action.credential ?? '');
    const standing = standings.get(action.credential ?? '');
    let effect = 'Nothing changes at the providers.';
    if (credential && standing && action.verb !== 'other' && action.verb !== 'purge') {
      const problem = obstacle(action, credential, standing);
      if (problem !== null) problems.push(problem);
      effect = problem ?? EFFECTS[action.verb](credential, standing, now);
    }
    done.push({ action, done: now, effect });
  }
  return {
    steps: done,
    dead: new Map([...standings].flatMap(([id, { deadAt }]) => (deadAt === null ? [] : [[id, deadAt] as const]))),
    outage: new Map([...standings].map(([id, { down, downSince }]) => [id, downSince === null ? down : Infinity])),
    problems,
  };
}
