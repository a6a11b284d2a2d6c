import { diffLines, type DiffLine } from '#core/grading/file-diff.ts';
import type { Files } from '#core/grading/jobs.ts';

/** Unchanged lines shown around a change; the rest is folded until somebody asks. */
const CONTEXT_LINES = 3;

export type Side = 'old' | 'new';

/** What became of one file. `same`: the change leaves it alone, and it can still be read. */
export interface FileChange {
  readonly path: string;
  readonly status: 'added' | 'removed' | 'modified' | 'same';
  readonly lines: readonly DiffLine[];
  readonly added: number;
  readonly removed: number;
}

/** A row of the table: one line in a unified view, up to two side by side. */
export interface ChangeRow {
  readonly kind: 'line';
  readonly before: DiffLine | null;
  readonly after: DiffLine | null;
  /** The first line of a stretch that changed. */
  readonly isHunk: boolean;
}

export interface FoldRow {
  readonly kind: 'fold';
  /** Where it begins among the lines, which names it. */
  readonly at: number;
  readonly count: number;
}

function fileChange(path: string, before: string | undefined, after: string | undefined): FileChange {
  const lines = diffLines(before, after);
  const count = (kind: DiffLine['kind']): number => lines.filter((line) => line.kind === kind).length;
  const [added, removed] = [count('added'), count('removed')];
  const touched = added + removed === 0 ? 'same' : 'modified';
  const status = before === undefined ? 'added' : after === undefined ? 'removed' : touched;
  return { path, status, lines, added, removed };
}

/** Every file of both versions, changed ones first. */
export function fileChanges(base: Files, head: Files): readonly FileChange[] {
  const paths = [...new Set([...Object.keys(base), ...Object.keys(head)])].sort();
  const changes = paths.map((path) => fileChange(path, base[path], head[path]));
  return [...changes.filter(({ status }) => status !== 'same'), ...changes.filter(({ status }) => status === 'same')];
}

/** Beside each other: lines that went away face those that came in their place. */
function pairs(lines: readonly DiffLine[]): readonly Pick<ChangeRow, 'before' | 'after'>[] {
  const rows: Pick<ChangeRow, 'before' | 'after'>[] = [];
  let waiting: { before: DiffLine[]; after: DiffLine[] } = { before: [], after: [] };
  const flush = (): void => {
    const { before, after } = waiting;
    for (let index = 0; index < Math.max(before.length, after.length); index += 1)
      rows.push({ before: before[index] ?? null, after: after[index] ?? null });
    waiting = { before: [], after: [] };
  };
  for (const line of lines) {
    if (line.kind === 'removed') waiting.before.push(line);
    else if (line.kind === 'added') waiting.after.push(line);
    else {
      flush();
      rows.push({ before: line, after: line });
    }
  }
  flush();
  return rows;
}

const single = (line: DiffLine): Pick<ChangeRow, 'before' | 'after'> => ({
  before: line.kind === 'added' ? null : line,
  after: line.kind === 'removed' ? null : line,
});

const isChanged = ({ before, after }: Pick<ChangeRow, 'before' | 'after'>): boolean =>
  (before ?? after)?.kind !== 'same' || (after ?? before)?.kind !== 'same';

/** Rows in order, far unchanged stretches folded unless `opened` holds where they begin, or somebody wrote there. */
export function changeRows(
  lines: readonly DiffLine[],
  {
    isSplit,
    isWhole,
    opened,
    isKept,
  }: {
    readonly isSplit: boolean;
    readonly isWhole: boolean;
    readonly opened: ReadonlySet<number>;
    readonly isKept: (line: DiffLine) => boolean;
  },
): readonly (ChangeRow | FoldRow)[] {
  const all = isSplit ? pairs(lines) : lines.map(single);
  const marks = all.map(isChanged);
  const line = (at: number): ChangeRow => ({
    kind: 'line',
    before: all[at]?.before ?? null,
    after: all[at]?.after ?? null,
    isHunk: marks[at] === true && marks[at - 1] !== true,
  });
  const isNear = (at: number): boolean => {
    const own = all[at]?.after ?? all[at]?.before;
    return marks.slice(Math.max(0, at - CONTEXT_LINES), at + CONTEXT_LINES + 1).some(Boolean) || (!!own && isKept(own));
  };
  const rows: (ChangeRow | FoldRow)[] = [];
  for (let at = 0; at < all.length; at += 1) {
    if (isWhole || isNear(at)) {
      rows.push(line(at));
      continue;
    }
    let end = at;
    while (end < all.length && !isNear(end)) end += 1;
    // Named by the line it begins with: the same in both views.
    const name = all[at]?.after?.newLine ?? 0;
    if (opened.has(name)) for (let each = at; each < end; each += 1) rows.push(line(each));
    else rows.push({ kind: 'fold', at: name, count: end - at });
    at = end - 1;
  }
  return rows;
}

/** The side and number by which a line is spoken of: a line that stays is a new one. */
export function placeOf(line: DiffLine): { readonly side: Side; readonly line: number } {
  return line.newLine === null ? { side: 'old', line: line.oldLine ?? 0 } : { side: 'new', line: line.newLine };
}
