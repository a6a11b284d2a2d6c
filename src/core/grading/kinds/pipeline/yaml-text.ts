import { LineCounter, parseDocument } from 'yaml';
import * as z from 'zod/mini';
import en from 'zod/v4/locales/en.js';

/** A workflow or a page of settings longer than this is not read by people. */
const FILE_LENGTH_MAX = 20_000;
/** Anchors are used a handful of times; more is a file that grows when it is read. */
const ALIASES_MAX = 20;

/** No workflow nests more than a handful; thousands end the stack of the parser. */
const DEPTH_MAX = 60;

/** How deep brackets stand in brackets at most, wherever they stand. */
function bracketDepth(text: string): number {
  let [depth, most] = [0, 0];
  for (const sign of text) {
    if (sign === '[' || sign === '{') most = Math.max(most, (depth += 1));
    else if ((sign === ']' || sign === '}') && depth > 0) depth -= 1;
  }
  return most;
}

export type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

const { localeError } = en();

/** Reads a YAML file against a schema. What does not fit is named with its line. Never throws. */
export function readYaml<S extends z.ZodMiniType>(path: string, text: string, schema: S): Reading<z.output<S>> {
  if (text.length > FILE_LENGTH_MAX)
    return { ok: false, problem: `${path} has more than ${FILE_LENGTH_MAX} characters.` };
  if (bracketDepth(text) > DEPTH_MAX) return { ok: false, problem: `${path} has too many brackets within brackets.` };
  try {
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
    const wrong = document.errors[0];
    if (wrong) return { ok: false, problem: `${path}, line ${lines.linePos(wrong.pos[0]).line}: ${wrong.message}.` };
    const read = z.safeParse(schema, document.toJS({ maxAliasCount: ALIASES_MAX }) ?? {}, { error: localeError });
    if (read.success) return { ok: true, value: read.data };
    const first = read.error.issues[0];
    const place = first?.path.map(String) ?? [];
    const line = lineOf(document, first?.path ?? [], lines);
    const where = place.length > 0 ? ` at ${place.join('.')}` : '';
    return { ok: false, problem: `${path}, line ${line}${where}: ${first?.message ?? 'does not fit'}.` };
  } catch (error) {
    return { ok: false, problem: `${path} could not be read: ${error instanceof Error ? error.message : 'unknown'}.` };
  }
}

/** The line of the innermost part of a path that stands in the file. */
function lineOf(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[], lines: LineCounter): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(
      path.slice(0, length).map((part) => (typeof part === 'symbol' ? '' : part)),
      true,
    );
    const range = node && typeof node === 'object' && 'range' in node ? (node.range as readonly number[] | null) : null;
    if (range) return lines.linePos(range[0] ?? 0).line;
  }
  return 1;
}
