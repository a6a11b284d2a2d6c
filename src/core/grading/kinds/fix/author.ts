import { stringify } from 'yaml';
import type { CheckResult, Verdict } from '../../verdict.ts';
import { defineAuthor, type KindAttempt, type KindLab, type LabFolder, type NamedMistake } from '../kind.ts';
import { readOutline, type CheckOutline } from './check-outline.ts';
import type { FixData, LabRule } from './data.ts';
import { codeFiles } from './jobs.ts';
import { grammarProblem } from './payload-grammar.ts';
import { attacksSchema, fixSchema, formula, type FixSettings, type Formula } from './schema.ts';

/** Both check files with the ids and titles that stand in them. */
async function readChecks(folder: LabFolder): Promise<Pick<FixData, 'checks' | 'outline'>> {
  const checks = { works: '', safe: '' };
  const outline: CheckOutline[] = [];
  for (const proof of ['works', 'safe'] as const) {
    const file = `checks/${proof}.js`;
    checks[proof] = (await folder.text(file)) ?? '';
    const reading = readOutline(checks[proof], proof);
    outline.push(...reading.checks);
    for (const line of reading.unreadableLines) {
      folder.problem({
        file,
        line,
        expected: "check('an-id', 'A title', …) with both as plain strings",
        found: 'something else',
        remedy: 'Write id and title out, so that they are known before the run.',
      });
    }
    if (reading.checks.length === 0) {
      folder.problem({
        file,
        expected: 'at least one check',
        found: 'none',
        remedy: "Add check('an-id', 'A title', async (hands) => { … }).",
      });
    }
  }
  for (const check of outline.filter((one, index) => outline.findIndex((other) => other.id === one.id) !== index)) {
    folder.problem({
      file: `checks/${check.proof}.js`,
      expected: 'ids that differ within the lab',
      found: `"${check.id}" twice`,
      remedy: 'Rename one.',
    });
  }
  return { checks, outline };
}

/** `attacks.yaml` and `checks/attacks.js` belong together; a lab may do without both. */
async function readAttacks(folder: LabFolder, outline: readonly CheckOutline[]): Promise<FixData['attacks']> {
  const [file, code] = ['attacks.yaml', await folder.text('checks/attacks.js')];
  if (code === undefined && (await folder.text(file)) === undefined) return undefined;
  const families = await folder.settings(file, attacksSchema);
  const problem = (found: string, remedy: string, at = file): void =>
    folder.problem({ file: at, expected: 'attacks that can be tried', found, remedy });
  if (code === undefined)
    problem('no such file', 'Write attack(check, async (hands, payload) => …).', 'checks/attacks.js');
  for (const { check, grammar } of families ?? []) {
    const wrong = grammarProblem(grammar);
    if (wrong !== null) problem(`for "${check}", ${wrong}`, 'Correct the grammar.');
    if (!outline.some(({ id, proof }) => id === check && proof === 'safe'))
      problem(`"${check}", which is no check of safe.js`, 'Name the check that fails where this attack gets through.');
  }
  return code === undefined || families === null ? undefined : { code, families };
}

/** A rule file that runs in any scanner of this rule language. */
const ruleFile = (source: unknown): string => stringify({ rules: [source] });

async function readRules(folder: LabFolder, ids: readonly string[]): Promise<readonly LabRule[]> {
  const rules = ids.map(async (id): Promise<LabRule | undefined> => {
    const source = await folder.rule(id);
    if (source) return { id, source };
    folder.problem({
      file: 'lab.yaml',
      expected: 'ids of built-in rules',
      found: id,
      remedy: 'Correct the id in "rules"; src/core/sast/rules/ has them all.',
    });
    return undefined;
  });
  return (await Promise.all(rules)).filter((rule) => rule !== undefined);
}

function readLimits(folder: LabFolder, settings: FixSettings): FixData['limits'] {
  const { language, limits: wishes } = settings;
  const given = Object.fromEntries(Object.entries(wishes).filter(([, wish]) => wish !== undefined));
  const wished = folder.limits(language, given);
  if (wished.ok) return wished.limits;
  folder.problem({
    file: 'lab.yaml',
    expected: 'limits within the bounds of the sandbox',
    found: wished.problem,
    remedy: 'Choose a value between these bounds.',
  });
  const usual = folder.limits(language, {});
  if (!usual.ok) throw new Error(usual.problem);
  return usual.limits;
}

/** A misfix's formula as a rule, so that the engine that grades also recognises. */
export function misfixRule({ name, recognise }: NamedMistake<Formula>, language: string): unknown {
  return { id: `misfix-${name}`, message: name, severity: 'INFO', languages: [language], ...recognise };
}

async function recognised(
  lab: KindLab<FixData, null>,
  mistakes: readonly NamedMistake<Formula>[],
  { files, hands }: KindAttempt,
): Promise<readonly string[]> {
  const { editable, data } = lab;
  const code = Object.entries(codeFiles(lab, files)).filter(([path]) => editable.includes(path));
  const rules = mistakes.map((mistake) => misfixRule(mistake, data.language));
  const { findings } = await hands.scan({ files: Object.fromEntries(code), rules });
  const matched = new Set(findings.map((finding) => finding.ruleId));
  return mistakes.map(({ name }) => name).filter((name) => matched.has(`misfix-${name}`));
}

const tell = (check: CheckResult): string => `${check.id} (${check.proof}) is ${check.status}: ${check.message}`;

function startProblems({ checks }: Verdict): readonly string[] {
  const broken = checks.filter(({ proof, status }) => proof === 'works' && status !== 'passed');
  const silent = checks.filter(({ proof, status }) => proof === 'cause' && status === 'passed');
  const leaks = checks.some(
    ({ proof, status, evidence }) =>
      proof === 'safe' && status === 'failed' && evidence.transcript.some((step) => step.leaked?.length),
  );
  return [
    ...broken.map((check) => `The app must work before anything is fixed, but ${tell(check)}`),
    ...(leaks ? [] : ['No attack gets through with what leaked marked in its transcript.']),
    ...silent.map((check) => `The rule ${check.id} does not fire on start/.`),
  ];
}

export const fixAuthor = defineAuthor<FixSettings, FixData, null, Formula>({
  settings: fixSchema,
  recognise: formula,
  async read(folder, settings) {
    const [files, database, checks, rules] = await Promise.all([
      folder.files('start'),
      folder.text('database.sql'),
      readChecks(folder),
      readRules(folder, settings.rules),
    ]);
    const { language, entry, editable } = settings;
    if (!Object.hasOwn(files, entry)) {
      folder.problem({
        file: 'lab.yaml',
        expected: 'a file of start/ in "entry"',
        found: entry,
        remedy: `Add start/${entry}, or correct the name.`,
      });
    }
    const limits = readLimits(folder, settings);
    const attacks = await readAttacks(folder, checks.outline);
    const base = { language, entry, ...checks, rules, limits, ...(attacks && { attacks }) };
    return {
      files,
      editable,
      data: database === undefined ? base : { ...base, database },
      key: null,
      checkIds: [...checks.outline.map((check) => check.id), ...settings.rules],
      takeAway: Object.fromEntries(rules.map(({ id, source }) => [`${id}.yaml`, ruleFile(source)])),
    };
  },
  recognised,
  startProblems,
});
