import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';

/** A mistake of an author, told so that it can be mended without reading our code. */
export interface ContentProblem {
  /** Relative to the repository. */
  readonly file: string;
  readonly line?: number | undefined;
  /** What was expected and what was found. */
  readonly problem: string;
  readonly remedy: string;
}

export type YamlReading<T> =
  | { readonly ok: true; readonly value: T; lineOf(path: readonly (string | number)[]): number | undefined }
  | { readonly ok: false; readonly problems: readonly ContentProblem[] };

interface YamlSource {
  readonly text: string;
  readonly file: string;
  /** Lines above the YAML in its file (front matter has one). */
  readonly linesAbove?: number;
}

/** Reads YAML against a strict schema. Problems carry the line of the key they are about. */
export function readYaml<T>(source: YamlSource, schema: z.ZodType<T>): YamlReading<T> {
  const { text, file, linesAbove = 0 } = source;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [broken] = document.errors;
  if (broken) {
    const line = lines.linePos(broken.pos[0]).line + linesAbove;
    return { ok: false, problems: [{ file, line, problem: broken.message, remedy: 'Mend the YAML here.' }] };
  }

  function lineOf(path: readonly (string | number)[]): number | undefined {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined;
      if (node?.range) return lines.linePos(node.range[0]).line + linesAbove;
    }
    return undefined;
  }

  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { ok: true, value: parsed.data, lineOf };
  const problems = parsed.error.issues.map((issue): ContentProblem => {
    const path = issue.path.filter((part) => typeof part !== 'symbol');
    const key = issue.code === 'unrecognized_keys' ? [...path, issue.keys[0] ?? ''] : path;
    return {
      file,
      line: lineOf(key),
      problem: `${key.join('.') || 'the file'}: ${issue.message}`,
      remedy: remedyFor(issue),
    };
  });
  return { ok: false, problems };
}

function remedyFor(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `Remove ${issue.keys.map((key) => `"${key}"`).join(', ')} or mend the spelling; docs/writing-lessons.md lists the keys.`;
    case 'too_big':
      return `Shorten it to at most ${issue.maximum}.`;
    case 'too_small':
      return `Give at least ${issue.minimum}.`;
    case 'invalid_value':
      return `Use one of ${issue.values.map(String).join(', ')}.`;
    default:
      return 'Write it as expected; docs/writing-lessons.md shows the form.';
  }
}
