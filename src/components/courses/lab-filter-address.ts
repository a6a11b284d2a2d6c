/** What can be asked of a lab; a value may hold several words, separated by spaces, of which one must be the wanted one. */
export const LAB_FACTS = ['stage', 'kind', 'level', 'language', 'cwe', 'asvs', 'time', 'after', 'standing'] as const;

export type LabFact = (typeof LAB_FACTS)[number];
export type LabFacts = Readonly<Record<LabFact, string>>;

/** What was chosen; `words` are looked for in title and summary. */
export type LabFilterChoice = Partial<Record<LabFact | 'words', string>>;

const KEYS = [...LAB_FACTS, 'words'] as const;

/** What is wanted in minutes: up to so many. */
export const TIMES = [15, 30, 60] as const;

/** `'15 30 60'` for a lab of ten minutes: it fits into each of these. */
export const timesOf = (minutes: number): string => TIMES.filter((time) => minutes <= time).join(' ');

/** `after` of a lab that needs no other. */
export const NOTHING_BEFORE = 'nothing';

/**
 * Where somebody stands with a lab: `passed`, or `open`, and `ready` as well where all that comes before it is passed.
 * @param after ids of labs, or `NOTHING_BEFORE`
 */
export function standingOf(lab: string, after: string, passed: (lab: string) => boolean): string {
  if (passed(lab)) return 'passed';
  const isReady = after.split(' ').every((one) => one === NOTHING_BEFORE || passed(one));
  return isReady ? 'open ready' : 'open';
}

/** Unknown keys and empty values are left out. */
export function readFilter(search: string): LabFilterChoice {
  const parameters = new URLSearchParams(search);
  return Object.fromEntries(KEYS.flatMap((key) => (parameters.get(key) ? [[key, parameters.get(key)]] : [])));
}

/** `''` when everything is shown. */
export function writeFilter(choice: LabFilterChoice): string {
  const parameters = new URLSearchParams();
  for (const key of KEYS) {
    const value = choice[key];
    if (value) parameters.set(key, value);
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

/** @param text what words are looked for in */
export function matchesFilter(facts: LabFacts, text: string, choice: LabFilterChoice): boolean {
  const hasFacts = LAB_FACTS.every((key) => {
    const wanted = choice[key];
    return !wanted || facts[key].split(' ').includes(wanted);
  });
  const words = (choice.words ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return hasFacts && words.every((word) => text.toLowerCase().includes(word));
}
