import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AuthorMistakes, type AuthorProblem } from '#core/grading/author-problem.ts';
import { AUTHORS } from '#core/grading/kinds/authors.ts';
import type { LabKind } from '#core/grading/kinds/graders.ts';
import { labSchema, type LabSettings } from '#core/grading/lab-schema.ts';
import { hashParts } from './grader-hash.ts';
import type { Lab, PublicLab } from './lab.ts';
import { editableProblems, labFolder } from './lab-folder.ts';
import { isLabId } from './lab-id.ts';
import { labNames } from './lab-names.ts';
import { labSources, type LabSources } from './lab-sources.ts';
import { treeProblems } from './lab-tree.ts';
import { markdownProblems } from './markdown-problems.ts';
import { readFolderIfThere, readTextIfThere } from './read-folder.ts';
import { briefProblems, hintProblems, readHints } from './read-prose.ts';
import { readSecret } from './read-secret.ts';
import { readSettings, type SettingsReading } from './read-settings.ts';

export type { Lab, PublicLab, SecretLab } from './lab.ts';
export { labSources, type LabSources } from './lab-sources.ts';

export type LabReading =
  { readonly ok: true; readonly lab: Lab } | { readonly ok: false; readonly problems: readonly AuthorProblem[] };

/** Reads one lab's folder. An author's mistakes come back all at once, each with its file and what to do. */
export async function loadLab(id: string, sources: LabSources): Promise<LabReading> {
  const folder = join(sources.labsDir, id);
  const file = `${id}/lab.yaml`;
  const isThere = isLabId(id) && existsSync(join(folder, 'lab.yaml'));
  const unreadable = isThere ? await treeProblems(folder, id) : [];
  if (unreadable.length > 0) return { ok: false, problems: unreadable };
  const text = isThere ? await readTextIfThere(join(folder, 'lab.yaml')) : undefined;
  if (text === undefined) {
    const expected = 'a folder named in lower-case words and hyphens, with a lab.yaml';
    const remedy = 'Correct the name, or begin with `gatehouse lab new`; docs/writing-labs.md shows its form.';
    return { ok: false, problems: [{ file, expected, found: 'no such file', remedy }] };
  }
  const kind = readKind(text, file);
  if (!kind.ok) return kind;
  const author = AUTHORS[kind.value];
  const reading = readSettings(text, file, labSchema.extend(author.settings.shape));
  if (!reading.ok) return reading;
  // Both schemas have looked at it: it has the keys of every lab and those of its kind.
  const settings = reading.value as LabSettings;
  const problems: AuthorProblem[] = [];
  const { brief, hints } = await readProse(folder, id, sources, problems);
  problems.push(...lessonProblems(settings.lesson, file, sources));
  const { files, editable, data, key, checkIds, takeAway } = await author.read(
    labFolder(folder, id, sources.rulesDir, problems),
    settings,
  );
  problems.push(...editableProblems(editable, files, id));
  const context = { folder, id, editable, start: files, checkIds, recognise: author.recognise, prose: sources.prose };
  const own = await readFolderIfThere(join(folder, 'take-away'));
  const secret = { key, ...(await readSecret(context, problems)), takeAway: { ...takeAway, ...own } };
  if (problems.length > 0) return { ok: false, problems };
  const grader = hashParts([sources.engine, JSON.stringify({ settings: settings, files, data, key })]);
  const open: PublicLab = {
    id,
    kind: kind.value,
    settings: settings,
    brief: brief ?? '',
    hints: readHints(hints ?? ''),
    files,
    editable,
    data,
    grader,
  };
  return { ok: true, lab: { public: open, secret } };
}

/** Brief and hints; mistakes are added to `problems`. */
async function readProse(
  folder: string,
  id: string,
  { prose }: LabSources,
  problems: AuthorProblem[],
): Promise<{ readonly brief: string | undefined; readonly hints: string | undefined }> {
  const [brief, hints] = await Promise.all(
    ['brief', 'hints'].map((name) => readTextIfThere(join(folder, `${name}.${prose}`))),
  );
  const places = { brief: `${id}/brief.${prose}`, hints: `${id}/hints.${prose}` };
  problems.push(...briefProblems(brief, places.brief), ...hintProblems(hints, places.hints));
  if (prose === 'md') {
    problems.push(...markdownProblems(brief ?? '', places.brief), ...markdownProblems(hints ?? '', places.hints));
    problems.push(...mdxLeftOver(folder, id));
  }
  return { brief, hints };
}

/** Somebody wrote it like a lab of the build: say it, instead of only missing the other file. */
function mdxLeftOver(folder: string, id: string): readonly AuthorProblem[] {
  return ['brief.mdx', 'hints.mdx', 'solution/why.mdx']
    .filter((path) => existsSync(join(folder, path)))
    .map((path) => ({
      file: `${id}/${path}`,
      expected: 'Markdown: MDX is code, and is taken from the repository alone',
      found: 'a file that ends in .mdx',
      remedy: `Call it ${path.slice(0, -1)}, without imports and components.`,
    }));
}

function lessonProblems(lesson: string, file: string, { lessonsDir }: LabSources): readonly AuthorProblem[] {
  if (existsSync(join(lessonsDir, `${lesson}.mdx`))) return [];
  const remedy = 'Name one of content/courses/<course>/<lesson>.mdx.';
  return [{ file, expected: 'a lesson that exists in "lesson"', found: lesson, remedy }];
}

/** The kind says which further keys there may be: it is read first, and alone. */
function readKind(text: string, file: string): SettingsReading<LabKind> {
  const names = Object.keys(AUTHORS) as LabKind[];
  const reading = readSettings(text, file, z.looseObject({ kind: z.enum(names) }));
  return reading.ok ? { ok: true, value: reading.value.kind } : reading;
}

/** Every lab of a folder by its id, in order. Throws `AuthorMistakes` that tell all mistakes of all labs. */
export async function loadLabs(labsDir?: string): Promise<ReadonlyMap<string, Lab>> {
  const sources = await labSources(labsDir);
  const ids = await labNames(sources.labsDir);
  const readings = await Promise.all(ids.map((id) => loadLab(id, sources)));
  const problems = readings.flatMap((reading) => (reading.ok ? [] : reading.problems));
  if (problems.length > 0) throw new AuthorMistakes(problems);
  return new Map(readings.flatMap((reading) => (reading.ok ? [[reading.lab.public.id, reading.lab] as const] : [])));
}
