import type { KindAuthor } from '#core/grading/kinds/kind.ts';
import { AUTHORS } from '#core/grading/kinds/authors.ts';
import type { CheckResult, Verdict } from '#core/grading/verdict.ts';
import type { Files } from '#core/grading/jobs.ts';
import type { Sandbox } from '#sandbox/protocol.ts';
import { gradeAttempt } from './grade-attempt.ts';
import type { Lab, Misfix } from './lab.ts';
import { matchingMisfixes } from './recognise-misfix.ts';

/** What makes a lab worth its place; fewer and the learner meets the same wall twice. */
const MISFIXES_MIN = 4;
const ALTERNATIVES_MIN = 2;

/** One thing that a lab promises, and whether it holds. */
export interface LabProof {
  /** Folder of the lab that it is about: `start`, `solution`, `misfixes/<name>` … */
  readonly about: string;
  /** Sentences that say what does not hold; empty when all does. */
  readonly problems: readonly string[];
  /** How long it took; nothing where nothing had to run. */
  readonly ms?: number;
}

export interface ProofTools {
  readonly sandbox: Sandbox;
  readonly seed: number;
  /** Told of each proof as it is made, in no fixed order. */
  readonly onProof?: (proof: LabProof) => void;
  /** Begins no further proof once one does not hold: who only asks whether all of them do has the answer. */
  readonly untilBroken?: boolean;
  /** Begins no further proof once it is aborted. */
  readonly signal?: AbortSignal;
}

/** As many as a grader has workers by default: more would wait in its queue, and their times would be those of the queue. */
const AT_ONCE = 2;

function open(checks: readonly CheckResult[]): readonly CheckResult[] {
  return checks.filter((check) => check.status !== 'passed');
}

function tell(check: CheckResult): string {
  return `${check.id} (${check.proof}) is ${check.status}: ${check.message}`;
}

function unexpectedEnd(verdict: Verdict): readonly string[] {
  return verdict.status === 'error' || verdict.status === 'limit'
    ? [`The run ended as ${verdict.status}: ${verdict.message ?? ''}`]
    : [];
}

function startProblems(author: KindAuthor, verdict: Verdict): readonly string[] {
  const unanswered = verdict.checks.filter(({ status }) => status === 'skipped' || status === 'error');
  return [
    ...unexpectedEnd(verdict),
    ...(verdict.status === 'passed' ? ['It passes as it is opened.'] : []),
    ...unanswered.map((check) => `A check has to give a result, but ${tell(check)}`),
    ...author.startProblems(verdict),
  ];
}

function fixProblems(verdict: Verdict): readonly string[] {
  return [
    ...unexpectedEnd(verdict),
    ...open(verdict.checks).map((check) => `A right fix must pass, but ${tell(check)}`),
  ];
}

function misfixProblems(misfix: Misfix, verdict: Verdict): readonly string[] {
  const missed = misfix.settings.caughtBy.filter((id) =>
    verdict.checks.some((check) => check.id === id && check.status === 'passed'),
  );
  const problems = [
    ...unexpectedEnd(verdict),
    ...missed.map((id) => `caughtBy names ${id}, which passes on this misfix.`),
  ];
  if (verdict.status === 'passed') problems.push('This misfix passes.');
  if (!verdict.feedback.some((feedback) => feedback.title === misfix.settings.title))
    problems.push('It is not recognised by name.');
  return problems;
}

async function mistaken(lab: Lab, files: Files, tools: ProofTools): Promise<readonly string[]> {
  const matched = await matchingMisfixes(lab, lab.secret.misfixes, files, tools.sandbox);
  return matched.map((misfix) => `It would be taken for the misfix ${misfix.name}.`);
}

function shape(lab: Lab): LabProof {
  const problems: string[] = [];
  const { misfixes, alternatives } = lab.secret;
  if (misfixes.length < MISFIXES_MIN)
    problems.push(`It has ${misfixes.length} misfixes; at least ${MISFIXES_MIN} are expected.`);
  if (alternatives.length < ALTERNATIVES_MIN)
    problems.push(`It has ${alternatives.length} alternatives; at least ${ALTERNATIVES_MIN} are expected.`);
  return { about: 'the folder', problems };
}

type Proof = () => Promise<LabProof>;

async function timed(proof: Proof): Promise<LabProof> {
  const startedAt = performance.now();
  return { ...(await proof()), ms: Math.round(performance.now() - startedAt) };
}

/** In the order given, a few at a time. */
async function proveAll(proofs: readonly Proof[], tools: ProofTools): Promise<readonly LabProof[]> {
  const results: (LabProof | undefined)[] = [];
  const isEnough = (): boolean =>
    tools.signal?.aborted === true || (tools.untilBroken === true && results.some((one) => one?.problems.length));
  let next = 0;
  const work = async (): Promise<void> => {
    for (let at = next++; at < proofs.length && !isEnough(); at = next++) {
      const result = await timed(proofs[at] as Proof);
      results[at] = result;
      tools.onProof?.(result);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results.filter((one) => one !== undefined);
}

/** Runs everything a lab promises: what opens is broken, each right fix passes, each wrong one is caught and named. */
export async function proveLab(lab: Lab, tools: ProofTools): Promise<readonly LabProof[]> {
  const author = AUTHORS[lab.public.kind];
  const grade = (files: Files) => gradeAttempt({ lab, files, sandbox: tools.sandbox, seed: tools.seed });
  const { solution, alternatives, misfixes } = lab.secret;
  const proveStart = async (): Promise<LabProof> => {
    return { about: 'start', problems: startProblems(author, await grade({})) };
  };
  const proveFix = async (about: string, files: Files): Promise<LabProof> => {
    const [verdict, taken] = await Promise.all([grade(files), mistaken(lab, files, tools)]);
    return { about, problems: [...fixProblems(verdict), ...taken] };
  };
  const proveMisfix = async (misfix: Misfix): Promise<LabProof> => {
    return { about: `misfixes/${misfix.name}`, problems: misfixProblems(misfix, await grade(misfix.files)) };
  };
  const whole = shape(lab);
  tools.onProof?.(whole);
  const proofs = await proveAll(
    [
      proveStart,
      () => proveFix('solution', solution.files),
      ...alternatives.map(
        ({ name, files }) =>
          () =>
            proveFix(`alternatives/${name}`, files),
      ),
      ...misfixes.map((misfix) => () => proveMisfix(misfix)),
    ],
    tools,
  );
  return [whole, ...proofs];
}
