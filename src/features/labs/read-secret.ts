import { join } from 'node:path';
import type { z } from 'zod';
import type { AuthorProblem } from '#core/grading/author-problem.ts';
import { misfixSchema } from '#core/grading/lab-schema.ts';
import type { Files } from '#core/grading/jobs.ts';
import type { Alternative, Misfix, SecretLab } from './lab.ts';
import { markdownProblems } from './markdown-problems.ts';
import { readFolderIfThere, readTextIfThere, subfolders } from './read-folder.ts';
import { readSettings } from './read-settings.ts';

/** What the answers are compared with while they are read. */
export interface SecretContext {
  /** The lab's folder on disk, and its name for messages. */
  readonly folder: string;
  readonly id: string;
  readonly editable: readonly string[];
  readonly start: Files;
  /** What a misfix may be caught by. */
  readonly checkIds: readonly string[];
  /** What the kind takes as `recognise` of a misfix. */
  readonly recognise: z.ZodType;
  /** Ending of what the learner reads about the solution; see LabSources. */
  readonly prose: 'mdx' | 'md';
}

function overlayProblems(files: Files, where: string, context: SecretContext): readonly AuthorProblem[] {
  const { editable } = context;
  const problems: AuthorProblem[] = [];
  if (Object.keys(files).length === 0) {
    problems.push({
      file: where,
      expected: 'at least one changed file',
      found: 'none',
      remedy: 'Put the files that differ from start/ here.',
    });
  }
  for (const [path, text] of Object.entries(files)) {
    const file = `${where}/${path}`;
    if (!editable.includes(path)) {
      const remedy = 'Take it out, or add it to "editable" in lab.yaml: a learner could not write it.';
      problems.push({ file, expected: `one of the editable files (${editable.join(', ')})`, found: path, remedy });
    } else if (text === context.start[path]) {
      problems.push({
        file,
        expected: 'a file that differs from start/',
        found: 'the same text',
        remedy: 'Take it out.',
      });
    }
  }
  return problems;
}

/** The files of an answer, apart from the one that describes it. */
async function readAnswer(folder: string, description: string): Promise<{ files: Files; text: string | undefined }> {
  const text = await readTextIfThere(join(folder, description));
  const files = Object.entries(await readFolderIfThere(folder)).filter(([path]) => path !== description);
  return { files: Object.fromEntries(files), text };
}

function missing(file: string, remedy: string): AuthorProblem {
  return { file, expected: 'this file', found: 'no such file', remedy };
}

/** What is not rendered by the build has to do with Markdown alone. */
function foreignProse(text: string | undefined, file: string, { prose }: SecretContext): readonly AuthorProblem[] {
  return prose === 'md' && text !== undefined ? markdownProblems(text, file) : [];
}

async function readSolution(context: SecretContext, problems: AuthorProblem[]): Promise<SecretLab['solution']> {
  const why = `why.${context.prose}`;
  const { files, text } = await readAnswer(join(context.folder, 'solution'), why);
  const where = `${context.id}/solution`;
  problems.push(...overlayProblems(files, where, context));
  if (text === undefined)
    problems.push(missing(`${where}/${why}`, 'Write why this fix holds: the principle, not the diff.'));
  problems.push(...foreignProse(text, `${where}/${why}`, context));
  return { files, why: text ?? '' };
}

async function readAlternatives(context: SecretContext, problems: AuthorProblem[]): Promise<readonly Alternative[]> {
  const names = await subfolders(join(context.folder, 'alternatives'));
  return Promise.all(
    names.map(async (name) => {
      const { files, text } = await readAnswer(join(context.folder, 'alternatives', name), 'note.md');
      const where = `${context.id}/alternatives/${name}`;
      problems.push(...overlayProblems(files, where, context));
      if (text === undefined)
        problems.push(missing(`${where}/note.md`, 'Write one paragraph: what is different, and what it costs.'));
      problems.push(...foreignProse(text, `${where}/note.md`, context));
      return { name, files, note: text ?? '' };
    }),
  );
}

async function readMisfix(
  name: string,
  context: SecretContext,
  problems: AuthorProblem[],
): Promise<Misfix | undefined> {
  const where = `${context.id}/misfixes/${name}`;
  const { files, text } = await readAnswer(join(context.folder, 'misfixes', name), 'misfix.yaml');
  problems.push(...overlayProblems(files, where, context));
  if (text === undefined) {
    problems.push(missing(`${where}/misfix.yaml`, 'Write title, caughtBy, recognise and explanation.'));
    return undefined;
  }
  const reading = readSettings(text, `${where}/misfix.yaml`, misfixSchema.extend({ recognise: context.recognise }));
  if (!reading.ok) {
    problems.push(...reading.problems);
    return undefined;
  }
  problems.push(...foreignProse(reading.value.explanation, `${where}/misfix.yaml`, context));
  for (const id of reading.value.caughtBy.filter((one) => !context.checkIds.includes(one))) {
    const expected = `ids of this lab's checks (${context.checkIds.join(', ')})`;
    problems.push({
      file: `${where}/misfix.yaml`,
      expected,
      found: id,
      remedy: 'Name what fails on this misfix in "caughtBy".',
    });
  }
  return { name, settings: reading.value, files };
}

/** Solution, alternatives and misfixes of a lab; mistakes are added to `problems`. */
export async function readSecret(
  context: SecretContext,
  problems: AuthorProblem[],
): Promise<Omit<SecretLab, 'key' | 'takeAway'>> {
  const solution = await readSolution(context, problems);
  const alternatives = await readAlternatives(context, problems);
  const names = await subfolders(join(context.folder, 'misfixes'));
  const misfixes = await Promise.all(names.map((name) => readMisfix(name, context, problems)));
  return { solution, alternatives, misfixes: misfixes.filter((misfix) => misfix !== undefined) };
}
