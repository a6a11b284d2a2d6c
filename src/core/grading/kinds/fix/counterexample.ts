import type { Files, Hands } from '../../jobs.ts';
import type { CheckResult } from '../../verdict.ts';
import type { KindLab } from '../kind.ts';
import type { FixData } from './data.ts';
import { runJob } from './jobs.ts';
import { payloads } from './payload-grammar.ts';

/** What is tried in all: a learner waits for it, and attacks longer than the first few hundred are not small. */
export const CANDIDATES_MAX = 400;
/** Time of the runs together, in milliseconds. */
export const SEARCH_TIME_MS_MAX = 10_000;
/** Each candidate meets a fresh app; so many fit well into the time of one job. */
const CANDIDATES_PER_JOB = 20;

export type Counterexample =
  /** The shortest attack that gets through, with what happened. */
  | {
      readonly kind: 'found';
      readonly payload: string;
      readonly where: string;
      readonly tried: number;
      readonly check: CheckResult;
    }
  /** Every attack of the family failed. */
  | { readonly kind: 'none'; readonly tried: number }
  /** The search came to one of its bounds, or the app to one of its own. */
  | { readonly kind: 'stopped'; readonly tried: number; readonly message: string };

export interface CounterexampleSearch {
  readonly lab: Pick<KindLab<FixData>, 'files' | 'editable' | 'data'>;
  /** The learner's files. */
  readonly files: Files;
  /** The check of `safe` that fails. */
  readonly check: string;
  readonly hands: Hands;
  readonly seed: number;
  /** Told after each round. */
  readonly onProgress?: (tried: number) => void;
}

/** Whether a lab has attacks to search for this check. */
export const hasAttacks = (data: FixData, check: string): boolean =>
  data.attacks?.families.some((family) => family.check === check) ?? false;

/** In the examiner's own language: `attack` declares a check for each candidate, numbered in their order. */
function checksFor(code: string, check: string, candidates: readonly string[]): string {
  return `const CANDIDATES = ${JSON.stringify(candidates)};
const attack = (id, run) => {
  if (id !== ${JSON.stringify(check)}) return;
  CANDIDATES.forEach((payload, index) => check(\`candidate-\${index}\`, payload, (hands) => run(hands, payload)));
};
${code}`;
}

const numberOf = ({ id }: CheckResult): number => Number(id.replace('candidate-', ''));

/**
 * Tries the attacks that belong to a check, shortest first, until one gets through. Deterministic but for the random
 * secrets that are planted: what is found is the smallest of its family.
 */
export async function findCounterexample(search: CounterexampleSearch): Promise<Counterexample> {
  const { lab, files, check, hands, seed, onProgress } = search;
  const family = lab.data.attacks?.families.find((one) => one.check === check);
  if (!family || !lab.data.attacks) return { kind: 'none', tried: 0 };
  const candidates = [...payloads(family.grammar, CANDIDATES_MAX)];
  let spentMs = 0;
  for (let tried = 0; tried < candidates.length; tried += CANDIDATES_PER_JOB) {
    if (spentMs > SEARCH_TIME_MS_MAX) return { kind: 'stopped', tried, message: 'The search took too long.' };
    const group = candidates.slice(tried, tried + CANDIDATES_PER_JOB);
    const job = {
      ...runJob(lab, files, seed),
      checks: { works: '', safe: checksFor(lab.data.attacks.code, check, group) },
    };
    const report = await hands.run(job);
    spentMs += report.durationMs;
    if (report.status === 'broken') return { kind: 'stopped', tried, message: report.message };
    const through = report.checks
      .filter(({ status }) => status === 'failed')
      .sort((a, b) => numberOf(a) - numberOf(b))[0];
    if (through) {
      const index = numberOf(through);
      return {
        kind: 'found',
        payload: group[index] ?? '',
        where: family.where,
        tried: tried + index + 1,
        check: through,
      };
    }
    if (report.status === 'limit') return { kind: 'stopped', tried, message: report.message };
    onProgress?.(tried + group.length);
  }
  return { kind: 'none', tried: candidates.length };
}
