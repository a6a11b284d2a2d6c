import type { RuleProblem } from '#core/sast/rule/rule-source.ts';
import { languagesOfPath, languagesOfRuleName } from '#core/sast/language.ts';
import { attemptFiles } from '../../attempt-files.ts';
import type { Files, ScanJob, ScanReport } from '../../jobs.ts';
import type { CheckResult, Feedback, Verdict, VerdictTable } from '../../verdict.ts';
import { defineGrader, type KindAttempt, type KindLab } from '../kind.ts';
import { isVulnerable, RULE_FILE, type HiddenSample, type RuleData, type RuleKey, type Sample } from './data.ts';
import { figuresOf, isRight, judge, precision, recall, type Judgement } from './judge.ts';
import { checkForm } from './rule-form.ts';
import { hiddenCheck, judgeVariant, rewrittenChecks, sampleCheck, type Judged } from './sample-checks.ts';

export type RuleLab = KindLab<RuleData, RuleKey>;

/** Each costs a scan; with all samples this many show what a rule depends on. */
const VARIANTS_PER_FILE = 4;
/** How people write the same thing differently; the stranger ones of the mutation test would prove nothing to them. */
export const WAYS: readonly string[] = [
  'renamed variables',
  'swapped declarations',
  'imports under another name',
  'keyword arguments in another order',
  'an extracted function',
  'a function of another file',
  'a dictionary',
  'an object',
  'a choice',
  'a class',
  'added texts',
  'joined texts',
  'handlers that are async',
];
/** Words of the engine for work that it gave up. */
const CUT_SHORT = /may have missed something|was given up/;

/** The samples that everybody has, with the rule that is tried on them. */
export function publicScan(lab: Pick<RuleLab, 'files' | 'editable' | 'data'>, mine: Files): ScanJob {
  const files = attemptFiles(lab, mine);
  const paths = lab.data.samples.map(({ path }) => path);
  return {
    files: Object.fromEntries(paths.map((path) => [path, files[path] ?? ''])),
    rules: [],
    ruleFile: files[RULE_FILE] ?? '',
  };
}

const hiddenOf = ({ key }: RuleLab): readonly HiddenSample[] => key?.samples ?? [];

/** Everything that a rule is graded on, in one scan. */
export function ruleScan(lab: RuleLab, { files: mine, seed }: Pick<KindAttempt, 'files' | 'seed'>): ScanJob {
  const open = publicScan(lab, mine);
  const hidden = hiddenOf(lab);
  const lines = [...lab.data.samples, ...hidden].map((sample): [string, Sample['lines']] => [
    sample.path,
    sample.lines,
  ]);
  return {
    ...open,
    files: { ...open.files, ...Object.fromEntries(hidden.map(({ path, text }) => [path, text])) },
    variants: {
      seed,
      perFile: VARIANTS_PER_FILE,
      ways: WAYS.filter((way) => !lab.data.without.includes(way)),
      lines: Object.fromEntries(lines),
    },
  };
}

const judgeSample = (sample: Sample, { findings }: ScanReport): Judged => ({
  sample,
  judgement: judge(
    sample.lines,
    findings.filter(({ path }) => path === sample.path),
  ),
});

export function problemSentence({ line, key, expected }: RuleProblem): string {
  return `${RULE_FILE}, line ${line}${key && `, key ${key}`}: expected ${expected}.`;
}

const percent = (share: number | null): string => (share === null ? 'nothing found' : `${Math.round(100 * share)} %`);

function row(title: string, judgements: readonly Judgement[]): readonly (string | number)[] {
  const figures = figuresOf(judgements);
  const { places, found, alarms } = figures;
  return [title, places, found, places - found, alarms, percent(recall(figures)), percent(precision(figures))];
}

const MORE: Feedback = {
  tier: 'informative',
  title: 'A rule is trusted as long as it is right',
  body: 'Missed code is a risk that nobody sees. A false alarm costs somebody minutes, and after a few of them the next true one is clicked away.',
};

function feedbackFor(judged: readonly Judged[], isPassed: boolean, isStranger: boolean): readonly Feedback[] {
  if (isPassed) {
    const body =
      'It finds what it is for in words that you have not seen, and leaves the rest alone. It is plain Semgrep: take the file along.';
    return [{ tier: 'celebratory', title: 'A rule that people can keep switched on', body }];
  }
  const names = (some: readonly Judged[]): string => some.map(({ sample }) => `- ${sample.title}`).join('\n');
  const missed = judged.filter(({ judgement }) => judgement.missed.length > 0);
  const alarms = judged.filter(({ sample, judgement }) => !isVulnerable(sample) && judgement.alarms.length > 0);
  const feedback: Feedback[] = [];
  if (isStranger)
    feedback.push({
      tier: 'essential',
      title: 'The rule is about another language',
      body: 'None of its `languages` is that of the samples, so none of them is looked at.',
    });
  if (missed.length > 0)
    feedback.push({
      tier: 'essential',
      title: 'Something dangerous gets past',
      body: `Put the first of these beside one that you find. What is the same in both, and does the pattern say that, or how one of them is spelt?\n\n${names(missed)}`,
    });
  if (alarms.length > 0)
    feedback.push({
      tier: 'actionable',
      title: 'People are bothered for nothing',
      body: `What makes these harmless? Say it in the rule, as \`pattern-not\`, as a sanitizer, or by asking where the value comes from:\n\n${names(alarms)}`,
    });
  return [...feedback, MORE];
}

type Base = Pick<Verdict, 'findings' | 'output' | 'grader'>;

function nothingProved(base: Base, status: 'error' | 'limit', message: string): Verdict {
  const feedback: Feedback =
    status === 'limit'
      ? {
          tier: 'essential',
          title: 'The rule takes too long',
          body: 'It asks for too many combinations. Patterns that begin with `...` or are only a metavariable fit everywhere: say more, or put them inside a narrower one.',
        }
      : {
          tier: 'essential',
          title: 'The engine does not take this rule',
          body: 'A rule with a mistake finds nothing, in silence, wherever it runs. Mend the place that is named, then run again.',
        };
  return { ...base, status, message, checks: [], feedback: [feedback], score: 0 };
}

/** Why the report proves nothing, or `null`. */
function stopOf(report: ScanReport): readonly ['error' | 'limit', string] | null {
  const cut = report.problems.find((problem) => CUT_SHORT.test(problem));
  if (report.isStopped) return ['limit', report.problems[0] ?? 'The scan was stopped.'];
  const { problems, rules } = report.ruleFile ?? { problems: [], rules: [] };
  const [first, ...others] = problems;
  if (first) {
    const more = others.length > 0 ? ` ${others.length} more after it.` : '';
    return ['error', `${problemSentence(first)}${more}`];
  }
  if (cut !== undefined) return ['limit', `${cut}.`];
  return rules.length === 0 ? ['error', report.problems[0] ?? `${RULE_FILE} has no rule in it yet.`] : null;
}

interface JudgedGroups {
  readonly open: readonly Judged[];
  readonly rewritten: readonly Judged[];
  readonly shut: readonly Judged[];
  readonly rewrittenHidden: readonly Judged[];
}

function tableOf({ open, rewritten, shut, rewrittenHidden }: JudgedGroups): VerdictTable {
  const groups: readonly (readonly [string, readonly Judged[]])[] = [
    ['as they stand', open],
    ['written in other ways', rewritten],
    ['never shown', shut],
    ['never shown, in other ways', rewrittenHidden],
  ];
  return {
    title: 'Precision and recall',
    columns: ['Samples', 'To find', 'Found', 'Missed', 'False alarms', 'Recall', 'Precision'],
    rows: groups
      .filter(([, some]) => some.length > 0)
      .map(([title, some]) =>
        row(
          title,
          some.map(({ judgement }) => judgement),
        ),
      ),
    note: 'Recall is the part of the flaws that is found; precision the part of the findings that is true.',
  };
}

/** The verdict on what a rule found. */
export function gradeRule(lab: RuleLab, report: ScanReport): Verdict {
  const base: Base = {
    findings: report.findings.filter(({ path }) => path in lab.files),
    output: '',
    grader: lab.grader,
  };
  const stop = stopOf(report);
  if (stop) return nothingProved(base, ...stop);
  const { rules = [], variants = [] } = report.ruleFile ?? {};
  const hidden = hiddenOf(lab);
  const open = lab.data.samples.map((sample) => judgeSample(sample, report));
  const shut = hidden.map((sample) => judgeSample(sample, report));
  const rewrittenOf = (samples: readonly Sample[]) =>
    samples.flatMap((sample) =>
      variants.filter(({ path }) => path === sample.path).map((one) => judgeVariant(sample, one)),
    );
  const rewritten = rewrittenOf(lab.data.samples);
  const rewrittenHidden = rewrittenOf(hidden);
  const checks: CheckResult[] = [
    ...checkForm(rules, lab.data.cwe),
    ...open.map((one) => sampleCheck(one, lab.files[one.sample.path] ?? '')),
    ...rewrittenChecks(rewritten),
    ...shut.map((one) =>
      hiddenCheck(
        one,
        rewrittenHidden.filter(({ sample }) => sample === one.sample),
      ),
    ),
  ];
  const passed = checks.filter(({ status }) => status === 'passed').length;
  const isPassed = passed === checks.length && open.every(({ judgement }) => isRight(judgement));
  return {
    ...base,
    status: isPassed ? 'passed' : 'failed',
    checks,
    feedback: feedbackFor([...open, ...shut], isPassed, isStranger(lab, report)),
    tables: [tableOf({ open, rewritten, shut, rewrittenHidden })],
    score: checks.length === 0 ? 0 : passed / checks.length,
  };
}

function isStranger({ data }: RuleLab, { ruleFile }: ScanReport): boolean {
  const own = new Set(data.samples.flatMap(({ path }) => languagesOfPath(path)));
  const asked = (ruleFile?.rules ?? []).flatMap(({ languages }) =>
    languages.flatMap((name) => languagesOfRuleName(name) ?? []),
  );
  return !asked.some((language) => own.has(language));
}

export const ruleGrader = defineGrader<RuleData, RuleKey>({
  grade: async (lab, attempt) => gradeRule(lab, await attempt.hands.scan(ruleScan(lab, attempt))),
});
