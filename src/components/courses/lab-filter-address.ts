/** What a row says about its lab; `cwe` holds numbers separated by spaces. */
export interface LabFacts {
  readonly stage: string;
  readonly level: string;
  readonly language: string;
  readonly cwe: string;
}

const KEYS = ['stage', 'level', 'language', 'cwe'] as const;

export type LabFilterChoice = Partial<Record<keyof LabFacts, string>>;

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

export function matchesFilter(facts: LabFacts, choice: LabFilterChoice): boolean {
  return KEYS.every((key) => {
    const wanted = choice[key];
    return !wanted || facts[key].split(' ').includes(wanted);
  });
}
