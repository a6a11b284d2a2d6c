import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { AuthorMistakes, type AuthorProblem } from '#core/grading/author-problem.ts';
import { AUTHORS } from '#core/grading/kinds/authors.ts';
import type { LabKind } from '#core/grading/kinds/graders.ts';
import { labSchema, type LabSettings } from '#core/grading/lab-schema.ts';
import { engineHash, hashParts } from './grader-hash.ts';
import type { Lab, PublicLab } from './lab.ts';
import { editableProblems, labFolder } from './lab-folder.ts';
import { readFolderIfThere, readTextIfThere, subfolders } from './read-folder.ts';
import { briefProblems, hintProblems, readHints } from './read-prose.ts';
import { readSecret } from './read-secret.ts';
import { readSettings, type SettingsReading } from './read-settings.ts';

export type { Lab, PublicLab, SecretLab } from './lab.ts';

const RULES_FOLDER = 'src/core/sast/rules';
/** A folder's name is the lab's id, its URL, and a key in the database. */
const LAB_ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Where a lab is read from. */
export interface LabSources {
  /** Holds one folder for each lab. */
  readonly labsDir: string;
  readonly rulesDir: string;
  /** Content hash of the engine; goes into every verdict. */
  readonly engine: string;
}

/** The checkout this code runs from; bundled code looks upwards from where it was started. */
function findRoot(): string {
  for (const start of [import.meta.dirname, process.cwd()]) {
    for (let folder = start; folder !== dirname(folder); folder = dirname(folder)) {
      if (existsSync(join(folder, RULES_FOLDER))) return folder;
    }
  }
  throw new Error(`No folder above holds ${RULES_FOLDER}: start Gatehouse inside of its own checkout.`);
}

export async function labSources(labsDir?: string): Promise<LabSources> {
  const root = findRoot();
  return { labsDir: labsDir ?? join(root, 'labs'), rulesDir: join(root, RULES_FOLDER), engine: await engineHash(root) };
}

export type LabReading =
  { readonly ok: true; readonly lab: Lab } | { readonly ok: false; readonly problems: readonly AuthorProblem[] };

/** Reads one lab's folder. An author's mistakes come back all at once, each with its file and what to do. */
export async function loadLab(id: string, sources: LabSources): Promise<LabReading> {
  const folder = join(sources.labsDir, id);
  const file = `${id}/lab.yaml`;
  const text = LAB_ID.test(id) ? await readTextIfThere(join(folder, 'lab.yaml')) : undefined;
  if (text === undefined) {
    const expected = 'a folder named in lower-case words and hyphens, with a lab.yaml';
    return {
      ok: false,
      problems: [{ file, expected, found: 'no such file', remedy: 'Create it; docs/writing-labs.md shows its form.' }],
    };
  }
  const kind = readKind(text, file);
  if (!kind.ok) return kind;
  const author = AUTHORS[kind.value];
  const reading = readSettings(text, file, labSchema.extend(author.settings.shape));
  if (!reading.ok) return reading;
  // Both schemas have looked at it: it has the keys of every lab and those of its kind.
  const settings = reading.value as LabSettings;
  const problems: AuthorProblem[] = [];
  const [brief, hints] = await Promise.all([
    readTextIfThere(join(folder, 'brief.mdx')),
    readTextIfThere(join(folder, 'hints.mdx')),
  ]);
  problems.push(...briefProblems(brief, `${id}/brief.mdx`), ...hintProblems(hints, `${id}/hints.mdx`));
  const { files, editable, data, key, checkIds, takeAway } = await author.read(
    labFolder(folder, id, sources.rulesDir, problems),
    settings,
  );
  problems.push(...editableProblems(editable, files, id));
  const context = { folder, id, editable, start: files, checkIds, recognise: author.recognise };
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

/** The kind says which further keys there may be: it is read first, and alone. */
function readKind(text: string, file: string): SettingsReading<LabKind> {
  const names = Object.keys(AUTHORS) as LabKind[];
  const reading = readSettings(text, file, z.looseObject({ kind: z.enum(names) }));
  return reading.ok ? { ok: true, value: reading.value.kind } : reading;
}

/** Every lab of a folder by its id, in order. Throws `AuthorMistakes` that tell all mistakes of all labs. */
export async function loadLabs(labsDir?: string): Promise<ReadonlyMap<string, Lab>> {
  const sources = await labSources(labsDir);
  const ids = (await subfolders(sources.labsDir)).filter((name) => !name.startsWith('.'));
  const readings = await Promise.all(ids.map((id) => loadLab(id, sources)));
  const problems = readings.flatMap((reading) => (reading.ok ? [] : reading.problems));
  if (problems.length > 0) throw new AuthorMistakes(problems);
  return new Map(readings.flatMap((reading) => (reading.ok ? [[reading.lab.public.id, reading.lab] as const] : [])));
}
