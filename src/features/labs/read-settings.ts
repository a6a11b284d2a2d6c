import { LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import type { AuthorProblem } from '#core/grading/author-problem.ts';

type Path = readonly PropertyKey[];

/** What was found is quoted in an error; longer texts are cut. */
const QUOTE_LENGTH_MAX = 80;

function quote(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'string' ? `"${value}"` : (JSON.stringify(value) ?? String(value));
  return text.length > QUOTE_LENGTH_MAX ? `${text.slice(0, QUOTE_LENGTH_MAX)}…` : text;
}

/** A file that parsed as YAML, with what is needed to point into it. */
interface Source {
  readonly file: string;
  readonly text: string;
  readonly document: Document;
  readonly counter: LineCounter;
}

/** Line of the value at `path`, or of the nearest thing around it that exists. */
function lineOf({ document, counter }: Source, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true) as { range?: readonly number[] } | undefined;
    const offset = node?.range?.[0];
    if (offset !== undefined) return counter.linePos(offset).line;
  }
  return 1;
}

/** A key that is not known has no node of its own in the path: look for it in the source. */
function lineOfKey(text: string, key: string): number {
  const index = text.split('\n').findIndex((line) => line.trimStart().replace(/^- /, '').startsWith(`${key}:`));
  return index < 0 ? 1 : index + 1;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, key) => (at === null || at === undefined ? undefined : Reflect.get(Object(at), key)),
    value,
  );
}

function problemsOf(error: z.ZodError, source: Source): AuthorProblem[] {
  const { file, text } = source;
  const value: unknown = source.document.toJS();
  return error.issues.flatMap((issue): AuthorProblem[] => {
    const where = issue.path.length === 0 ? 'the file' : `"${issue.path.map(String).join('.')}"`;
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        file,
        line: lineOfKey(text, key),
        expected: `only known keys in ${where}`,
        found: `the key "${key}"`,
        remedy: 'Correct its spelling or take it out; docs/writing-labs.md lists the keys.',
      }));
    }
    return [
      {
        file,
        line: lineOf(source, issue.path),
        expected: `${where}: ${issue.message}`,
        found: quote(valueAt(value, issue.path)),
        remedy: 'Give it the expected form; docs/writing-labs.md has an example of each key.',
      },
    ];
  });
}

export type SettingsReading<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly AuthorProblem[] };

/** Reads YAML against a schema; mistakes come back with the line they stand on. */
export function readSettings<S extends z.ZodType>(text: string, file: string, schema: S): SettingsReading<z.infer<S>> {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const syntax = document.errors.map((error): AuthorProblem => ({
    file,
    line: counter.linePos(error.pos[0]).line,
    expected: 'valid YAML',
    found: error.message.split('\n')[0] ?? error.code,
    remedy: 'Mend the syntax at this line; text with a colon or a quote inside needs quotes around it.',
  }));
  if (syntax.length > 0) return { ok: false, problems: syntax };
  let value: unknown;
  try {
    value = document.toJS();
  } catch (error) {
    // Aliases of aliases of aliases: a few lines that would fill the memory.
    const found = error instanceof Error ? error.message : 'more than can be read';
    return {
      ok: false,
      problems: [{ file, line: 1, expected: 'YAML that can be read', found, remedy: 'Write it out without aliases.' }],
    };
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, problems: problemsOf(parsed.error, { file, text, document, counter }) };
}
