import { ANSWER_FILE, readAnswer } from '../../answer.ts';
import { attemptFiles } from '../../attempt-files.ts';
import type { Files } from '../../jobs.ts';
import type { Verdict } from '../../verdict.ts';
import { defineAuthor, type LabFolder, type NamedMistake } from '../kind.ts';
import { FINDINGS_MAX, triageAnswer } from './answer.ts';
import type { ListedFinding, TriageData, TriageKey, Truth } from './data.ts';
import { TRIAGE_CHECKS, type TriageLab } from './grade.ts';
import { listedFindings } from './sarif.ts';
import { recogniseSchema, sarifSchema, triageSchema, verdictsSchema, type Recognise } from './schema.ts';

const REPORT = 'start/scan.sarif';
const VERDICTS = 'verdicts.yaml';

/** What stands in a report and not in the code it is about. */
function strayPlaces(findings: readonly ListedFinding[], files: Files): string[] {
  return findings.flatMap(({ id, finding }) =>
    [finding, ...finding.flow]
      .filter(({ path, range }) => (files[path]?.split('\n').length ?? 0) < range.end.line)
      .map(({ path, range }) => `${id} at ${path}:${range.start.line}`),
  );
}

async function readTruths(folder: LabFolder, findings: readonly ListedFinding[]): Promise<readonly Truth[]> {
  const file = await folder.settings(VERDICTS, verdictsSchema);
  const truths = file?.findings ?? [];
  const problem = (expected: string, found: string, remedy: string): void =>
    folder.problem({ file: VERDICTS, expected, found, remedy });
  for (const { finding: id, at } of truths) {
    const listed = findings.find((one) => one.id === id);
    const place = listed && `${listed.finding.path}:${listed.finding.range.start.line}`;
    if (place !== at)
      problem(`${id} at ${place ?? 'no place: it is not in the report'}`, at, 'Correct the place, or the order.');
  }
  for (const { id } of findings.filter((one) => truths.filter(({ finding }) => finding === one.id).length !== 1))
    problem('one verdict for each finding of the report', `none for ${id}, or several`, 'Add it, or take one out.');
  return truths.map(({ finding, verdict, reasons, near, actions, look }) => ({
    id: finding,
    isReal: verdict === 'real',
    reasons,
    near,
    actions,
    look,
  }));
}

function recognised(lab: TriageLab, mistakes: readonly NamedMistake<Recognise>[], mine: Files): readonly string[] {
  const reading = readAnswer(attemptFiles(lab, mine), triageAnswer);
  if (!reading.ok) return [];
  const decisions = new Map(reading.answer.decisions.map((one) => [one.finding, one]));
  return mistakes
    .filter(({ recognise }) => {
      const isSame = recognise.real.every((id) => decisions.get(id)?.verdict === 'real');
      const isDismissed = recognise.false.every((id) => decisions.get(id)?.verdict === 'false');
      const reasons = Object.entries(recognise.reasons);
      return isSame && isDismissed && reasons.every(([id, reason]) => decisions.get(id)?.reason === reason);
    })
    .map(({ name }) => name);
}

function startProblems({ checks }: Verdict): readonly string[] {
  return checks.some(({ id, status }) => id === 'all-decided' && status === 'failed')
    ? []
    : ['Every finding is decided before anybody has looked at it.'];
}

export const triageAuthor = defineAuthor<Record<string, never>, TriageData, TriageKey, Recognise>({
  settings: triageSchema,
  recognise: recogniseSchema,
  async read(folder) {
    const [files, report] = await Promise.all([folder.files('start'), folder.settings(REPORT, sarifSchema)]);
    const findings = report ? listedFindings(report) : [];
    const stray = strayPlaces(findings, files);
    if (stray.length > 0 || findings.length > FINDINGS_MAX) {
      const expected = `at most ${FINDINGS_MAX} results, each at a place of start/`;
      const found = stray.join(', ') || `${findings.length} results`;
      folder.problem({ file: REPORT, expected, found, remedy: 'Make the report anew from the code as it stands.' });
    }
    return {
      files,
      editable: [ANSWER_FILE],
      data: { findings },
      key: { truths: await readTruths(folder, findings) },
      checkIds: TRIAGE_CHECKS,
    };
  },
  recognised: async (lab, mistakes, { files }) => recognised(lab, mistakes, files),
  startProblems,
});
