import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { labSchema } from '#core/grading/lab-schema.ts';
import type { LabSettings } from '#core/grading/lab-schema.ts';
import { AuthorMistakes, type AuthorProblem } from './author-problem.ts';
import { engineHash, hashParts } from './grader-hash.ts';
import type { Lab, PublicLab } from './lab.ts';
import { readFolder, readTextIfThere, subfolders } from './read-folder.ts';
import { briefProblems, hintProblems, readHints } from './read-prose.ts';
import { readChecks, readLimits, readRules, startProblems } from './read-public.ts';
import { readSecret } from './read-secret.ts';
import { readSettings } from './read-settings.ts';

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

async function readPublic(
  id: string,
  settings: LabSettings,
  sources: LabSources,
  problems: AuthorProblem[],
): Promise<PublicLab> {
  const folder = join(sources.labsDir, id);
  const [brief, hints, database, files] = await Promise.all([
    readTextIfThere(join(folder, 'brief.mdx')),
    readTextIfThere(join(folder, 'hints.mdx')),
    readTextIfThere(join(folder, 'database.sql')),
    readFolder(join(folder, 'start')),
  ]);
  problems.push(...briefProblems(brief, `${id}/brief.mdx`), ...hintProblems(hints, `${id}/hints.mdx`));
  problems.push(...startProblems(settings, files, id));
  const { outline, ...checks } = await readChecks(folder, id, problems);
  const rules = await readRules(settings, id, sources.rulesDir, problems);
  const limits = readLimits(settings, id, problems);
  const graded = { settings, files, checks, database, rules, limits };
  return {
    id,
    settings,
    brief: brief ?? '',
    hints: readHints(hints ?? ''),
    files,
    checks,
    outline,
    ...(database === undefined ? {} : { database }),
    rules,
    limits,
    grader: hashParts([sources.engine, JSON.stringify(graded)]),
  };
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
  const settings = readSettings(text, file, labSchema);
  if (!settings.ok) return settings;
  const problems: AuthorProblem[] = [];
  const open = await readPublic(id, settings.value, sources, problems);
  const provers = new Set([...open.outline.map((check) => check.id), ...settings.value.rules]);
  const secret = await readSecret({ folder, id, settings: settings.value, start: open.files, provers }, problems);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, lab: { public: open, secret } };
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
