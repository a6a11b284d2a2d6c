/** Why a finding is what it is. Each is one thing that can be checked in the code. */
export const REASONS_REAL = [
  ['no-check', 'Untrusted text gets there, and nothing stands in its way'],
  ['wrong-check', 'Something stands in its way, and is made for another purpose or can be passed'],
  ['stored', 'It was stored earlier, and is not looked at when it comes back'],
  ['weak-by-choice', 'The function or setting is too weak for what it protects here'],
] as const;

export const REASONS_FALSE = [
  ['fixed-value', 'What gets there is written in the code'],
  ['allow-list', 'What gets there is one of a list of our own'],
  ['made-harmless', 'It is escaped, bound or reduced for exactly this place'],
  ['framework', 'The framework sees to it before or after this line'],
  ['not-from-outside', 'It comes from us or from whoever runs the service'],
  ['not-security', 'Nothing that has to be kept safe depends on it'],
  ['never-runs', 'Nothing in the running service calls it'],
  ['test-only', 'It is part of a test and is not delivered'],
] as const;

/** What is done about a real finding, and about a false one. */
export const ACTIONS_REAL = [
  ['fix-now', 'Fix it now'],
  ['plan', 'Plan it, with a date'],
  ['accept', 'Accept the risk'],
] as const;

export const ACTIONS_FALSE = [
  ['suppress', 'Suppress this place'],
  ['exclude', 'Leave the folder out of the scan'],
  ['tune', 'Improve the rule'],
] as const;

export type Choice = readonly [id: string, label: string];

const idsOf = (choices: readonly Choice[]): readonly string[] => choices.map(([id]) => id);

export const reasonsOf = (isReal: boolean): readonly Choice[] => (isReal ? REASONS_REAL : REASONS_FALSE);
export const actionsOf = (isReal: boolean): readonly Choice[] => (isReal ? ACTIONS_REAL : ACTIONS_FALSE);

export const REASON_IDS = idsOf([...REASONS_REAL, ...REASONS_FALSE]);
export const ACTION_IDS = idsOf([...ACTIONS_REAL, ...ACTIONS_FALSE]);

export const labelOf = (id: string | null): string =>
  [...REASONS_REAL, ...REASONS_FALSE, ...ACTIONS_REAL, ...ACTIONS_FALSE].find(([one]) => one === id)?.[1] ?? '';

/** Whoever reads it later has only this to go by. What is fixed explains itself. */
export const needsNote = ({ verdict, action }: { verdict: string | null; action: string | null }): boolean =>
  verdict === 'false' || action === 'accept';
