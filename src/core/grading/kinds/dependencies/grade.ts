import { readAnswer } from '../../answer.ts';
import { attemptFiles } from '../../attempt-files.ts';
import type { Files, Hands } from '../../jobs.ts';
import type { CheckResult, TranscriptStep, Verdict } from '../../verdict.ts';
import { defineGrader, type KindLab } from '../kind.ts';
import { affectedBy, fixedIn, installedOf } from './advisory.ts';
import { dependenciesAnswer, type Decision } from './answer.ts';
import type { Advisory, DependenciesData } from './data.ts';
import { installedBy } from './installed-by.ts';
import { checkRanges } from './ranges.ts';
import { readManifest } from './manifest.ts';
import { reach, type Reach, type ReachQuestion } from './reach.ts';
import type { Installed } from './resolve.ts';

export const MANIFEST = 'package.json';
/** A ground shorter than this says nothing. */
const GROUND_LENGTH_MIN = 20;

type Lab = KindLab<DependenciesData, null>;
type Outcome = { readonly isMet: boolean; readonly message: string; readonly steps: readonly TranscriptStep[] };

const note = (text: string): TranscriptStep => ({ kind: 'note', text });
export const checkIdOf = (advisory: Advisory): string => advisory.id.toLowerCase();

const tell = (one: Installed, installed: readonly Installed[]): string => {
  const asker = installed.find(({ path }) => path === one.by);
  return `${one.package} ${one.version} at ${one.path}, asked for by ${asker ? `${asker.package} ${asker.version}` : MANIFEST} as ${one.range}`;
};

/** The app with what was installed below it. */
function appFiles(lab: Lab, files: Files, installed: readonly Installed[]): Files {
  const code = installed.map((one) => [`${one.path}/index.js`, codeOf(lab.data, one)]);
  return { ...files, ...Object.fromEntries(code) };
}

const codeOf = ({ registry }: DependenciesData, one: Installed): string =>
  registry[one.package]?.[one.version]?.code ?? '';

const met = (steps: readonly TranscriptStep[]): Outcome => ({ isMet: true, message: '', steps });
const open = (message: string, steps: readonly TranscriptStep[] = []): Outcome => ({ isMet: false, message, steps });

interface Case {
  readonly advisory: Advisory;
  readonly decision: Decision | undefined;
  readonly installed: readonly Installed[];
  readonly reaches: () => Promise<Reach>;
}

async function judge({ advisory, decision, installed, reaches }: Case): Promise<Outcome> {
  const present = installedOf(advisory, installed);
  const affected = affectedBy(advisory, installed);
  const steps = [
    ...(present.length > 0 ? present.map((one) => note(tell(one, installed))) : [note('It is not installed.')]),
  ];
  if (!decision) return open('There is no decision yet.', steps);
  if (decision.action === 'not-affected') return notAffected(decision, affected, steps, reaches);
  const fixed = fixedIn(advisory).join(', ');
  if (affected.length > 0) {
    const [first] = affected;
    const remedy = fixed === '' ? 'The advisory names no fixed version.' : `The flaw is gone from ${fixed} on.`;
    return open(`An affected version is installed still: ${first ? tell(first, installed) : ''}. ${remedy}`, steps);
  }
  if (decision.action === 'upgrade' && present.length === 0)
    return open('It is not installed any more. That is a replacement, and readers of the decision should know.', steps);
  if (decision.action === 'replace' && present.length > 0)
    return open('It is installed still, in a version that is not affected. That is an upgrade.', steps);
  return met(steps);
}

async function notAffected(
  { justification, ground = '' }: Decision,
  affected: readonly Installed[],
  steps: readonly TranscriptStep[],
  reaches: () => Promise<Reach>,
): Promise<Outcome> {
  if (justification === undefined) return open('“Not affected” needs a justification.', steps);
  if (ground.trim().length < GROUND_LENGTH_MIN)
    return open('Say in a sentence what you looked at: somebody will read this in half a year.', steps);
  if (justification === 'code_not_present')
    return affected.length === 0
      ? met([...steps, note('No installed version is in the affected range.')])
      : open('The affected code is present: an installed version is in the range of the advisory.', steps);
  if (affected.length === 0)
    return open('No installed version is affected: the code is not present, and that is a stronger ground.', steps);
  if (justification !== 'code_not_reachable')
    return open('Nothing in this code bears that out. Look at whether the affected functions are ever used.', steps);
  const reached = await reaches();
  if (!reached.isReached && reached.problem !== null)
    return open(`The code could not be read in full: ${reached.problem}`, steps);
  if (!reached.isReached)
    return met([...steps, note('No use of the affected functions was found, in the app or in what it installs.')]);
  const way = reached.calls.map(({ path, line, uses }) => note(`${path}, line ${line}, uses ${uses}`));
  return open('The affected code is reached from the app.', [...steps, ...way]);
}

/** For a verdict of which nothing could be proved. */
const refused = (lab: Lab, message: string): Verdict => ({
  status: 'error',
  message,
  checks: [],
  findings: [],
  feedback: [],
  score: 0,
  output: '',
  grader: lab.grader,
});

async function runChecks(
  lab: Lab,
  files: Files,
  hands: Hands,
  seed: number,
): Promise<{ checks: CheckResult[]; output: string }> {
  const { entry, checks, outline, limits } = lab.data;
  const report = await hands.run({
    runtime: 'javascript',
    files,
    entry,
    checks: { works: checks, safe: '' },
    seed,
    limits,
  });
  const results = outline.map((one): CheckResult => {
    const own = report.checks.filter(({ id }) => id === one.id);
    const worst = own.find(({ status }) => status !== 'passed') ?? own[0];
    if (worst) return { ...worst, title: one.title };
    const message = report.message || 'This check did not get its turn.';
    return { ...one, status: report.status === 'done' ? 'skipped' : 'failed', message, evidence: { transcript: [] } };
  });
  return { checks: results, output: report.output };
}

/** A check for each advisory. */
function judgeAll(lab: Lab, decisions: readonly Decision[], question: ReachQuestion): Promise<CheckResult[]> {
  const { installed } = question;
  return Promise.all(
    lab.data.advisories.map(async (advisory): Promise<CheckResult> => {
      const decision = decisions.findLast((one) => one.advisory === advisory.id);
      const reaches = (): Promise<Reach> => firstReach(question, advisory);
      const { isMet, message, steps } = await judge({ advisory, decision, installed, reaches });
      return {
        id: checkIdOf(advisory),
        proof: 'answer',
        title: `${advisory.id}: ${advisory.summary}`,
        status: isMet ? 'passed' : 'failed',
        message,
        evidence: { transcript: steps },
      };
    }),
  );
}

/** The verdict on a manifest and its decisions. Everything is worked out: the tree, the ranges, what is reached. */
export async function gradeDependencies(lab: Lab, attempt: Files, hands: Hands, seed: number): Promise<Verdict> {
  const files = attemptFiles(lab, attempt);
  const answer = readAnswer(files, dependenciesAnswer);
  if (!answer.ok) return refused(lab, answer.problem);
  const manifest = readManifest(files[MANIFEST] ?? '');
  if (!manifest.ok) return refused(lab, manifest.problem);
  const { decisions } = answer.answer;
  const resolution = installedBy(lab.data, files[MANIFEST] ?? '', decisions);
  if (!resolution.ok) return refused(lab, resolution.problem);
  const { installed } = resolution;
  const question = { app: files, installed, hands, codeOf: (one: Installed) => codeOf(lab.data, one) };
  const run = await runChecks(lab, appFiles(lab, files, installed), hands, seed);
  const judged = await judgeAll(lab, decisions, question);
  const checks = [...run.checks, ...judged, checkRanges(manifest.manifest)];
  const passed = checks.filter(({ status }) => status === 'passed').length;
  return {
    status: passed === checks.length ? 'passed' : 'failed',
    checks,
    findings: [],
    feedback: [],
    tables: [
      {
        title: 'Installed',
        columns: ['Package', 'Version', 'Asked for by', 'Range'],
        rows: installed.map((one) => [
          one.path.replace(/^node_modules\//, ''),
          one.version,
          askerOf(one, installed),
          one.range,
        ]),
      },
    ],
    score: passed / checks.length,
    output: run.output,
    grader: lab.grader,
  };
}

const askerOf = (one: Installed, installed: readonly Installed[]): string =>
  installed.find(({ path }) => path === one.by)?.name ?? MANIFEST;

/** The first affected package that the app comes to. */
async function firstReach(question: ReachQuestion, advisory: Advisory): Promise<Reach> {
  for (const one of affectedBy(advisory, question.installed)) {
    const flaw = advisory.affected.find((affected) => affected.package.name === one.package);
    const reached = flaw && (await reach(question, one, flaw));
    if (reached?.isReached || (reached && reached.problem !== null)) return reached;
  }
  return { isReached: false, problem: null };
}

export const dependenciesGrader = defineGrader<DependenciesData, null>({
  grade: (lab, { files, hands, seed }) => gradeDependencies(lab, files, hands, seed),
});
