import { check, count } from '../../outcome.ts';
import type { CheckResult } from '../../verdict.ts';
import type { Mark, SecretsAnswer } from './answer.ts';
import type { Place, Push, SecretsData, SecretsKey } from './data.ts';
import { askRules, isStopped, type PushRules } from './push-rules.ts';
import type { Response } from './respond.ts';

/** Ids of the checks, in their order. The last five need the key. */
export const SECRETS_CHECKS = [
  'marked',
  'steps-work',
  'no-outage',
  'history-decided',
  'rules-read',
  'pushes-stopped',
  'pushes-pass',
  'all-found',
  'nothing-accused',
  'replay-fails',
  'history-holds',
  'rules-hold',
] as const;

/** A colleague may be asked about one line that turns out to be nothing. */
export const ACCUSED_MAX = 1;

export const samePlace = (a: Place, b: Place): boolean =>
  a.record === b.record && a.path === b.path && a.side === b.side && a.line === b.line;
const word = ({ record, path, line }: Place): string => `${record}, ${path}:${line}`;

/** A decision and the steps have to say the same: one of both alone is a plan that nobody carries out. */
function historyProblem({ actions, reasons }: SecretsData, { history, reason, steps }: SecretsAnswer): string {
  if (history === '' || !reasons.some(({ id }) => id === reason)) return 'Choose what happens, and the reason for it.';
  const purges = actions.filter(({ verb }) => verb === 'purge');
  const done = purges.find(({ id }) => steps.includes(id));
  if (history === 'accept' && done) return `The history is to stay, and a step says “${done.title}”.`;
  return history === 'purge' && purges.length > 0 && !done ? 'The history is not to stay, and no step does that.' : '';
}

/** What can be said of the response without knowing what leaked. */
export function responseChecks(data: SecretsData, answer: SecretsAnswer, response: Response): CheckResult[] {
  const down = data.credentials.filter(({ id }) => (response.outage.get(id) ?? 0) > data.outageMinutesMax);
  const title = 'Every step can be done when its turn comes';
  return [
    check('marked', 'Something in the history is marked', answer.marks.length > 0 ? '' : 'No line is marked yet.'),
    check(
      'steps-work',
      title,
      answer.steps.length === 0
        ? 'There is no step yet.'
        : response.problems.length === 0
          ? ''
          : `${count(response.problems.length, 'step')} cannot be done.`,
      response.problems,
    ),
    check(
      'no-outage',
      `No service stands still for more than ${data.outageMinutesMax} minutes`,
      down.length === 0
        ? ''
        : `${count(down.length, 'credential stops', 'credentials stop')} holding before its users know the new one.`,
      down.map(({ id, title: name, usedBy }) => {
        const minutes = response.outage.get(id) ?? 0;
        return `${name}: ${usedBy.join(', ')} stand still ${minutes === Infinity ? 'to the end' : `for ${minutes} minutes`}.`;
      }),
    ),
    check(
      'history-decided',
      'It is decided what becomes of the history, and why, and the steps do it',
      historyProblem(data, answer),
    ),
  ];
}

function pushMessage(push: Push, rules: PushRules): string {
  const { line, isSlow } = askRules(rules, push);
  const why = !push.isSecret
    ? `line ${line ?? 0} stops it`
    : line !== null
      ? 'the hook was skipped, and nothing asks at the server'
      : isSlow
        ? 'the rules take too long for it, and are not asked to the end'
        : 'no rule stops it';
  return `${push.title}: ${push.path}, “${push.line}”: ${why}.`;
}

/** Pushes that everybody can see; the same is asked again of those that only the server knows. */
export function pushChecks(data: SecretsData, answer: SecretsAnswer, rules: PushRules): CheckResult[] {
  const wrong = data.pushes.filter((push) => isStopped(rules, answer, push) !== push.isSecret);
  const open = wrong.filter(({ isSecret }) => isSecret);
  const shut = wrong.filter(({ isSecret }) => !isSecret);
  const all = data.pushes.filter(({ isSecret }) => isSecret).length;
  return [
    check(
      'rules-read',
      'The rules can be read, and are asked somewhere',
      rules.problems.length > 0
        ? `${count(rules.problems.length, 'line')} cannot be used.`
        : rules.rules.length === 0
          ? 'There is no rule yet.'
          : answer.isHook || answer.isPushRule
            ? ''
            : 'Nothing asks them yet: neither the hook nor the server.',
      rules.problems,
    ),
    check(
      'pushes-stopped',
      'Pushes with a secret are stopped',
      open.length === 0 ? '' : `${open.length} of ${all} come through.`,
      open.map((push) => pushMessage(push, rules)),
    ),
    check(
      'pushes-pass',
      'Honest pushes come through',
      shut.length === 0 ? '' : `${count(shut.length, 'honest push is', 'honest pushes are')} stopped.`,
      shut.map((push) => pushMessage(push, rules)),
    ),
  ];
}

export interface Found {
  readonly missed: SecretsKey['leaks'];
  /** Marks on lines that hold nothing, or on lines that open something else. */
  readonly accused: readonly Mark[];
}

export function compareMarks({ marks }: SecretsAnswer, { leaks }: SecretsKey): Found {
  const isRight = (mark: Mark): boolean =>
    leaks.some(
      ({ credential, places }) => credential === mark.credential && places.some((one) => samePlace(one, mark)),
    );
  const missed = leaks.filter(({ credential, places }) =>
    marks.every((mark) => mark.credential !== credential || !places.some((one) => samePlace(one, mark))),
  );
  return { missed, accused: marks.filter((mark) => !isRight(mark)) };
}

export interface Tried {
  readonly minute: number;
  readonly credential: string;
  readonly story: string;
  readonly isFoiled: boolean;
}

/** What leaked is tried at its minute: it works as long as nobody has revoked it. */
export function playReplay({ replay }: SecretsKey, { dead }: Response): readonly Tried[] {
  return [...replay]
    .sort((a, b) => a.minute - b.minute)
    .map(({ minute, credential, story, foiled }) => {
      const isFoiled = (dead.get(credential) ?? Infinity) <= minute;
      return { minute, credential, story: isFoiled ? foiled : story, isFoiled };
    });
}

export function keyChecks(
  answer: SecretsAnswer,
  key: SecretsKey,
  { found, tried, rules }: { readonly found: Found; readonly tried: readonly Tried[]; readonly rules: PushRules },
): CheckResult[] {
  const { missed, accused } = found;
  const open = tried.filter(({ isFoiled }) => !isFoiled);
  const holds = key.history.right.some(
    ({ decision, reason }) => decision === answer.history && reason === answer.reason,
  );
  const wrong = key.pushes.filter((push) => isStopped(rules, answer, push) !== push.isSecret);
  return [
    check(
      'all-found',
      'Everything that leaked is found',
      missed.length === 0 ? '' : `${count(missed.length, 'credential is', 'credentials are')} not found yet.`,
      missed.map(({ look }) => look),
    ),
    check(
      'nothing-accused',
      'What only looks like a secret is left alone',
      accused.length <= ACCUSED_MAX
        ? ''
        : `${accused.length} marks stand on lines that open nothing, or something else.`,
      accused.map((mark) => {
        const decoy = key.decoys.find((one) => samePlace(one, mark));
        return `${word(mark)}: ${decoy?.look ?? 'What does this line open, and whose is it?'}`;
      }),
    ),
    check(
      'replay-fails',
      'What leaked opens nothing when it is tried',
      open.length === 0 ? '' : `${open.length} of ${tried.length} attempts succeed.`,
      open.map(({ minute, story }) => `Minute ${minute}: ${story}`),
    ),
    check(
      'history-holds',
      'What becomes of the history is right for this repository',
      holds ? '' : 'This decision, or its reason, does not fit what is known of the copies.',
      holds ? [] : [key.history.look],
    ),
    check(
      'rules-hold',
      'The rules hold for pushes that you have not seen',
      wrong.length === 0
        ? ''
        : `${wrong.filter(({ isSecret }) => isSecret).length} with a secret come through, ${wrong.filter(({ isSecret }) => !isSecret).length} honest ones are stopped. Write for the form of a secret, not for the example.`,
    ),
  ];
}
