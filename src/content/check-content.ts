import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkDrawing } from './check-drawing.ts';
import { checkProse, type KnownIds } from './check-prose.ts';
import { readYaml, type ContentProblem, type YamlReading } from './read-yaml.ts';
import { courseSchema, lessonSchema, termSchema, type CourseData } from './schemas.ts';

/**
 * Walks over `content/` and looks at everything that no single schema sees: a lesson that is missing from its
 * `course.yaml` or the reverse, terms, drawings, labs and links that do not exist. All problems at once.
 */
export async function checkContent(root: string): Promise<readonly ContentProblem[]> {
  const ids = await readIds(root);
  const problems: ContentProblem[] = [];
  for (const id of ids.terms) problems.push(...(await checkTerm(root, id, ids)));
  for (const drawing of ids.drawings) {
    const file = `content/courses/${drawing.replace('/', '/figures/')}.svg`;
    problems.push(...checkDrawing(await readFile(join(root, file), 'utf8'), file));
  }
  for (const course of ids.courses) problems.push(...(await checkCourse(root, course, ids)));
  return problems;
}

/** One line for place, one for the problem, one for what to do. */
export function describeContentProblems(problems: readonly ContentProblem[]): string {
  return problems
    .map(({ file, line, problem, remedy }) => `${file}${line ? `:${line}` : ''}\n  ${problem}\n  To do: ${remedy}`)
    .join('\n\n');
}

async function readIds(root: string): Promise<KnownIds> {
  const courses = await folders(join(root, 'content/courses'));
  const lessons = await Promise.all(
    courses.map(async (course) =>
      (await names(join(root, 'content/courses', course), '.mdx')).map((lesson) => `${course}/${lesson}`),
    ),
  );
  const drawings = await Promise.all(
    courses.map(async (course) =>
      (await names(join(root, 'content/courses', course, 'figures'), '.svg')).map((name) => `${course}/${name}`),
    ),
  );
  return {
    courses: new Set(courses),
    lessons: new Set(lessons.flat()),
    drawings: new Set(drawings.flat()),
    terms: new Set(await names(join(root, 'content/glossary'), '.yaml')),
    labs: new Set(await folders(join(root, 'labs'))),
  };
}

async function checkTerm(root: string, id: string, ids: KnownIds): Promise<readonly ContentProblem[]> {
  const file = `content/glossary/${id}.yaml`;
  const reading = readYaml({ text: await readFile(join(root, file), 'utf8'), file }, termSchema);
  if (!reading.ok) return reading.problems;
  return missing({
    reading,
    file,
    key: 'see',
    values: reading.value.see,
    known: ids.terms,
    remedy: 'Name a file of content/glossary.',
  });
}

async function checkCourse(root: string, course: string, ids: KnownIds): Promise<readonly ContentProblem[]> {
  const file = `content/courses/${course}/course.yaml`;
  if (!existsSync(join(root, file))) {
    return [
      { file, problem: 'The course has no course.yaml.', remedy: 'Write one; docs/writing-lessons.md shows the form.' },
    ];
  }
  const reading = readYaml({ text: await readFile(join(root, file), 'utf8'), file }, courseSchema);
  const problems: ContentProblem[] = reading.ok
    ? [...checkCourseLists(reading, file, course, ids)]
    : [...reading.problems];
  for (const lesson of ids.lessons) {
    if (lesson.startsWith(`${course}/`)) problems.push(...(await checkLesson(root, lesson, ids)));
  }
  return problems;
}

function checkCourseLists(
  reading: Extract<YamlReading<CourseData>, { ok: true }>,
  file: string,
  course: string,
  ids: KnownIds,
): readonly ContentProblem[] {
  const { lessons, labs } = reading.value;
  const listed = lessons.map((lesson) => `${course}/${lesson}`);
  const unlisted = [...ids.lessons].filter((id) => id.startsWith(`${course}/`) && !listed.includes(id));
  const twice = lessons.filter((lesson, index) => lessons.indexOf(lesson) !== index);
  return [
    ...missing({
      reading,
      file,
      key: 'lessons',
      values: listed,
      known: ids.lessons,
      remedy: 'Write the .mdx file or take the line out.',
    }),
    ...unlisted.map((id) => ({
      file,
      line: reading.lineOf(['lessons']),
      problem: `content/courses/${id}.mdx is not in the list of lessons.`,
      remedy: 'Add it where it belongs in the order, or delete the file.',
    })),
    ...twice.map((lesson) => ({
      file,
      line: reading.lineOf(['lessons']),
      problem: `The lesson "${lesson}" is listed twice.`,
      remedy: 'Keep one.',
    })),
    ...missing({ reading, file, key: 'labs', values: labs, known: ids.labs, remedy: 'Name a folder of labs/.' }),
  ];
}

async function checkLesson(root: string, id: string, ids: KnownIds): Promise<readonly ContentProblem[]> {
  const file = `content/courses/${id}.mdx`;
  const text = await readFile(join(root, file), 'utf8');
  const front = /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/.exec(text);
  if (!front?.[1]) {
    return [
      { file, line: 1, problem: 'The lesson has no front matter.', remedy: 'Begin the file with --- and its keys.' },
    ];
  }
  const reading = readYaml({ text: front[1], file, linesAbove: 1 }, lessonSchema);
  const problems: ContentProblem[] = reading.ok
    ? [
        ...missing({
          reading,
          file,
          key: 'labs',
          values: reading.value.labs,
          known: ids.labs,
          remedy: 'Name a folder of labs/.',
        }),
      ]
    : [...reading.problems];
  const linesAbove = front[0].split('\n').length - 1;
  return [...problems, ...checkProse({ body: text.slice(front[0].length), file, linesAbove }, ids)];
}

interface Reference {
  readonly reading: { lineOf(path: readonly (string | number)[]): number | undefined };
  readonly file: string;
  readonly key: string;
  readonly values: readonly string[];
  readonly known: ReadonlySet<string>;
  readonly remedy: string;
}

function missing({ reading, file, key, values, known, remedy }: Reference): ContentProblem[] {
  return values.flatMap((value, index) =>
    known.has(value)
      ? []
      : [{ file, line: reading.lineOf([key, index]), problem: `${key}: "${value}" does not exist.`, remedy }],
  );
}

async function folders(path: string): Promise<string[]> {
  if (!existsSync(path)) return [];
  const entries = await readdir(path, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

async function names(path: string, ending: string): Promise<string[]> {
  if (!existsSync(path)) return [];
  return (await readdir(path)).filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -ending.length));
}
