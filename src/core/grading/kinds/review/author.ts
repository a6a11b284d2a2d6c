import { ANSWER_FILE, readAnswer } from '../../answer.ts';
import { linesOf } from '../../file-diff.ts';
import type { Files } from '../../jobs.ts';
import { defineAuthor, type LabFolder } from '../kind.ts';
import { reviewAnswer } from './answer.ts';
import type { Place, ReviewData, ReviewKey } from './data.ts';
import { flawCheckId } from './grade.ts';
import { bestMatch, matchComments } from './match.ts';
import {
  keySchema,
  pullRequestSchema,
  recogniseSchema,
  reviewSchema,
  type KeyFile,
  type PlaceFile,
  type PullRequestFile,
  type Recognise,
  type ReviewSettings,
} from './schema.ts';
import { WEAKNESSES } from './weaknesses.ts';

const CHECKS_OF_ALL = ['innocent-lines', 'decision', 'calibration', 'comments-complete', 'decided', 'summary'];
const KEY_FILE = 'key.yaml';

interface Sides {
  readonly base: Files;
  readonly head: Files;
}

function placeOf({ file, side, lines }: PlaceFile): Place {
  const [from = 0, to = from] = String(lines).split('-').map(Number);
  return { path: file, side, from, to };
}

/** A key whose lines have moved would grade by the wrong ones. */
function placeProblem(folder: LabFolder, place: PlaceFile, { base, head }: Sides): void {
  const { path, side, from, to } = placeOf(place);
  const lines = linesOf((side === 'old' ? base : head)[path] ?? '');
  const first = lines[from - 1];
  if (first?.includes(place.begins) && to >= from && to <= lines.length) return;
  const at = lines.findIndex((line) => line.includes(place.begins)) + 1;
  folder.problem({
    file: KEY_FILE,
    expected: `"${place.begins}" in line ${from} of ${side === 'old' ? 'base' : 'head'}/${path}`,
    found: first ?? 'no such line',
    remedy: at > 0 ? `It stands in line ${at}: correct "lines".` : 'Correct "file", "side" or "begins".',
  });
}

function keyProblems(folder: LabFolder, key: KeyFile, { reasons }: PullRequestFile, sides: Sides): void {
  const places = [...[...key.flaws, ...key.lures].flatMap((one) => one.places), ...key.neutral];
  for (const place of places) placeProblem(folder, place, sides);
  const tell = (found: string, expected: string): void =>
    folder.problem({ file: KEY_FILE, expected, found, remedy: 'Correct the name.' });
  for (const flaw of key.flaws) {
    for (const id of flaw.reasons.filter((one) => !reasons.some((reason) => reason.id === one)))
      tell(`${id} in ${flaw.id}`, 'reasons of pull-request.yaml');
    if (!flaw.cwe.some((number) => WEAKNESSES.some(([known]) => known === number)))
      tell(`none in ${flaw.id}`, 'a weakness that can be picked (weaknesses.ts)');
  }
  const ids = [...key.flaws, ...key.lures].map(({ id }) => id);
  for (const id of ids.filter((one, index) => ids.indexOf(one) !== index)) tell(`${id} twice`, 'ids that differ');
}

function readKey(file: KeyFile): ReviewKey {
  return {
    decision: file.decision,
    because: file.because,
    flaws: file.flaws.map(({ serious, severity, places, ...flaw }) => ({
      ...flaw,
      isSerious: serious,
      severities: severity,
      places: places.map(placeOf),
    })),
    neutral: file.neutral.map(placeOf),
    lures: file.lures.map(({ places, ...lure }) => ({ ...lure, places: places.map(placeOf) })),
  };
}

const NO_KEY: KeyFile = { decision: 'request-changes', because: '', flaws: [], neutral: [], lures: [] };
const NO_REQUEST: PullRequestFile = {
  number: 1,
  title: '',
  author: '',
  assistant: '',
  branch: '',
  target: '',
  description: '',
  ci: [],
  reasons: [],
};

function isMade(files: Files, { misses, names, accuses, decision, ...bounds }: Recognise, key: ReviewKey): boolean {
  const reading = readAnswer(files, reviewAnswer);
  if (!reading.ok) return false;
  const matches = matchComments(reading.answer.comments, key);
  const isNamed = (id: string): boolean =>
    key.flaws.some((flaw) => flaw.id === id && bestMatch(flaw, matches)?.outcome === 'named');
  const accused = matches.filter(({ outcome }) => outcome === 'accused');
  return (
    misses.every((id) => !isNamed(id)) &&
    names.every(isNamed) &&
    accuses.every((id) => accused.some(({ lure }) => lure?.id === id)) &&
    (decision === undefined || reading.answer.decision === decision) &&
    accused.length >= bounds.accusedMin &&
    (bounds.accusedMax === undefined || accused.length <= bounds.accusedMax) &&
    matches.every(({ comment, outcome }) => outcome === 'remark' || comment.sure >= bounds.sureMin)
  );
}

export const reviewAuthor = defineAuthor<ReviewSettings, ReviewData, ReviewKey, Recognise>({
  settings: reviewSchema,
  recognise: recogniseSchema,
  async read(folder, { accusedMax }) {
    const [files, base, head, request, keyFile] = await Promise.all([
      folder.files('start'),
      folder.files('base'),
      folder.files('head'),
      folder.settings('pull-request.yaml', pullRequestSchema),
      folder.settings(KEY_FILE, keySchema),
    ]);
    if (request && keyFile) keyProblems(folder, keyFile, request, { base, head });
    const { reasons, ...pullRequest } = request ?? NO_REQUEST;
    const key = readKey(keyFile ?? NO_KEY);
    return {
      files,
      editable: [ANSWER_FILE],
      data: { pullRequest, base, head, reasons, accusedMax },
      key,
      checkIds: [
        ...key.flaws.flatMap(({ isSerious }, index) => (isSerious ? [flawCheckId(index)] : [])),
        ...CHECKS_OF_ALL,
      ],
    };
  },
  async recognised(lab, mistakes, { files }) {
    const { key } = lab;
    if (key === null) return [];
    return mistakes.filter(({ recognise }) => isMade(files, recognise, key)).map(({ name }) => name);
  },
  startProblems: ({ checks }) =>
    checks.some(({ id, status }) => id === 'decided' && status === 'failed')
      ? []
      : ['start/answer.json holds a decision: the review is to be written.'],
});
