import type { LineRange } from '#core/sast/variants/mutate.ts';
import { attemptFiles } from '../../attempt-files.ts';
import type { Files } from '../../jobs.ts';
import type { Verdict } from '../../verdict.ts';
import { defineAuthor, type KindAttempt, type LabFolder, type NamedMistake } from '../kind.ts';
import { RULE_FILE, type RuleData, type RuleKey, type Sample } from './data.ts';
import { gradeRule, ruleScan, type RuleLab } from './grade.ts';
import { FORM_CHECKS } from './rule-form.ts';
import { REWRITTEN_CHECKS } from './sample-checks.ts';
import { recogniseSchema, ruleSchema, samplesSchema, type Recognise, type RuleSettings } from './schema.ts';

const SAMPLES = 'samples/';

interface SamplesRead {
  readonly samples: readonly Sample[];
  readonly texts: Files;
}

/** Where a text stands in a file, as lines; `null` where it does not stand there exactly once. */
function linesOf(text: string, code: string): LineRange | null {
  const [before, ...after] = text.split(code.trimEnd());
  if (before === undefined || after.length !== 1) return null;
  const first = before.split('\n').length;
  return [first, first + code.trimEnd().split('\n').length - 1];
}

async function readSamples(folder: LabFolder, file: string, from: string, prefix: string): Promise<SamplesRead> {
  const [list, texts] = await Promise.all([folder.settings(file, samplesSchema), folder.files(from)]);
  const problem = (expected: string, found: string, remedy: string): void =>
    folder.problem({ file, expected, found, remedy });
  const samples = (list?.samples ?? []).map(({ id, file: name, title, finds, because }): Sample => {
    const text = texts[name];
    if (text === undefined) problem(`files of ${from}/`, name, `Add ${from}/${name}, or correct the name.`);
    const lines = finds.flatMap((code) => {
      const at = linesOf(text ?? '', code);
      if (!at && text !== undefined)
        problem(`code that stands once in ${name}`, code, 'Quote more of the line, or correct it.');
      return at ? [at] : [];
    });
    return { id, path: prefix + name, title, lines, because };
  });
  for (const name of Object.keys(texts).filter((one) => !samples.some(({ path }) => path === prefix + one)))
    problem(
      'a sample for each file',
      `${from}/${name} without one`,
      'Say in the list what is true of it, or remove it.',
    );
  return { samples, texts };
}

function refuseTwice(folder: LabFolder, samples: readonly Sample[]): void {
  const isTwice = (one: Sample, at: number): boolean =>
    samples.findIndex(({ id, path }) => id === one.id || path === one.path) !== at;
  for (const { id, path } of samples.filter(isTwice)) {
    folder.problem({
      file: 'hidden.yaml',
      expected: 'ids and file names that differ within the lab',
      found: `"${id}" (${path}) twice`,
      remedy: 'Rename one.',
    });
  }
}

/** A rule file is called like its rule, as scanners' own packs do. */
const ruleName = (rule = ''): string => /^\s*- id: ([\w-]+)\s*$/m.exec(rule)?.[1] ?? 'rule';

async function readWeakness(folder: LabFolder): Promise<number> {
  const cwe = /^cwe:\s*\[\s*(\d+)/m.exec((await folder.text('lab.yaml')) ?? '')?.[1];
  if (cwe !== undefined) return Number(cwe);
  folder.problem({
    file: 'lab.yaml',
    expected: 'a number in "cwe": the first is what the rule has to name',
    found: 'none',
    remedy: 'Write cwe: [89], for example.',
  });
  return 0;
}

async function recognised(
  lab: RuleLab,
  mistakes: readonly NamedMistake<Recognise>[],
  attempt: KindAttempt,
): Promise<readonly string[]> {
  const { variants: _, ...job } = ruleScan(lab, attempt);
  const verdict = gradeRule(lab, await attempt.hands.scan(job));
  const statusOf = new Map(verdict.checks.map(({ id, status }) => [id, status]));
  const text = attemptFiles(lab, attempt.files)[RULE_FILE] ?? '';
  return mistakes
    .filter(({ recognise: { misses, accuses, mentions, 'right-about': right } }) => {
      const isWrong = [...misses, ...accuses].every((id) => statusOf.get(id) === 'failed');
      const isSame = isWrong && right.every((id) => statusOf.get(id) === 'passed');
      return isSame && mentions.every((word) => text.includes(word));
    })
    .map(({ name }) => name);
}

function startProblems({ checks }: Verdict): readonly string[] {
  return checks.some(({ id, status }) => id === 'one-rule' && status === 'passed')
    ? []
    : ['The rule that is there at first has to be one that the engine takes.'];
}

export const ruleAuthor = defineAuthor<RuleSettings, RuleData, RuleKey, Recognise>({
  settings: ruleSchema,
  recognise: recogniseSchema,
  async read(folder, settings) {
    const [files, rule, cwe, open, shut] = await Promise.all([
      folder.files('start'),
      folder.text(`solution/${RULE_FILE}`),
      readWeakness(folder),
      readSamples(folder, 'samples.yaml', 'start/samples', SAMPLES),
      // In the same place as the others: a rule sees no difference.
      readSamples(folder, 'hidden.yaml', 'hidden', SAMPLES),
    ]);
    const samples = [...open.samples, ...shut.samples];
    refuseTwice(folder, samples);
    const hidden = shut.samples.map((sample) => ({
      ...sample,
      text: shut.texts[sample.path.slice(SAMPLES.length)] ?? '',
    }));
    return {
      files,
      editable: [RULE_FILE],
      data: { cwe, samples: open.samples, without: settings['without-variants'] },
      key: { samples: hidden },
      takeAway: { [`${ruleName(rule)}.yaml`]: rule ?? '' },
      checkIds: [...FORM_CHECKS, ...REWRITTEN_CHECKS, ...samples.map(({ id }) => id)],
    };
  },
  recognised,
  startProblems,
});
