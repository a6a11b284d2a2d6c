import { languageOfPath } from '../language.ts';
import type { Parsers } from '../parsers.ts';
import type { ScanInput } from '../scan.ts';
import { readSourceFile, type SourceFile } from '../source-file.ts';
import { MUTATIONS, type Edit, type Mutation } from './mutations.ts';

/** Lines of a file, from 1, both ends included. */
export type LineRange = readonly [first: number, last: number];

/** A file written differently, with its marked lines where they are now. */
export interface Variant {
  /** The mutation's name: "a closure". */
  readonly how: string;
  /** The file itself first, then what it imports. */
  readonly files: readonly ScanInput[];
  readonly lines: readonly LineRange[];
}

function readForMutation(file: ScanInput, parsers: Parsers): SourceFile | null {
  const language = languageOfPath(file.path);
  return language ? readSourceFile({ ...file, language }, parsers, { next: 0 }).file : null;
}

/** The file as a mutation writes it; `null` where there is nothing in it to write differently. */
export function mutate(file: ScanInput, mutation: Mutation, parsers: Parsers): readonly ScanInput[] | null {
  const source = readForMutation(file, parsers);
  return source && (apply({ file, source, mutation, lines: [] })?.files ?? null);
}

/** All ways to write a file that there are for it. Edits that would move lines within a marked place are left out. */
export function variantsOf(file: ScanInput, lines: readonly LineRange[], parsers: Parsers): readonly Variant[] {
  const source = readForMutation(file, parsers);
  if (!source) return [];
  return MUTATIONS.flatMap((mutation) => apply({ file, source, mutation, lines }) ?? []);
}

interface Application {
  readonly file: ScanInput;
  readonly source: SourceFile;
  readonly mutation: Mutation;
  readonly lines: readonly LineRange[];
}

function apply({ file, source, mutation, lines }: Application): Variant | null {
  if (source.family !== mutation.family) return null;
  const { text: before } = file;
  const lineAt = (offset: number): number => before.slice(0, offset).split('\n').length;
  const movesMark = ({ start, end, text }: Edit): boolean =>
    /\n/.test(text) && lines.some(([first, last]) => lineAt(start) <= last && first <= lineAt(end));
  const edits = outermost(mutation.edits(source.allNodes, before)).filter((edit) => !movesMark(edit));
  if (edits.length === 0) return null;
  let text = before;
  for (const edit of edits.toReversed()) text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  const prelude = mutation.prelude ?? '';
  const moved = prelude.split('\n').length - 1;
  const folder = file.path.replace(/[^/]*$/, '');
  const beside = mutation.beside ? [{ ...mutation.beside, path: folder + mutation.beside.path }] : [];
  return {
    how: mutation.name,
    files: [{ path: file.path, text: prelude + text }, ...beside],
    lines: lines.map(([first, last]) => [first + moved, last + moved]),
  };
}

/** Edits in order, without those that lie within another one. */
function outermost(edits: readonly Edit[]): Edit[] {
  const sorted = [...edits].sort((a, b) => a.start - b.start || b.end - a.end);
  let end = -1;
  return sorted.filter((edit) => {
    if (edit.start < end) return false;
    ({ end } = edit);
    return true;
  });
}
