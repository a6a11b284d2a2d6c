import { diffArrays, diffWordsWithSpace } from 'diff';

export interface DiffPart {
  readonly text: string;
  readonly isChanged: boolean;
}

export interface DiffSide {
  readonly line: number;
  readonly parts: readonly DiffPart[];
}

/** One row of the comparison: a side is `null` where the other has a line more. */
export interface DiffRow {
  readonly kind: 'same' | 'changed' | 'gap';
  readonly before: DiffSide | null;
  readonly after: DiffSide | null;
}

/** Unchanged lines shown around a change; the rest is folded into one row. */
const CONTEXT_LINES = 3;

const whole = (text: string): DiffPart[] => [{ text, isChanged: false }];

/** Two lines that stand beside each other, with the words that differ marked. */
function pairParts(before: string, after: string): [DiffPart[], DiffPart[]] {
  const words = diffWordsWithSpace(before, after);
  const side = (drop: 'added' | 'removed', mark: 'added' | 'removed'): DiffPart[] =>
    words.filter((word) => !word[drop]).map((word) => ({ text: word.value, isChanged: Boolean(word[mark]) }));
  return [side('added', 'removed'), side('removed', 'added')];
}

function changedRows(removed: readonly string[], added: readonly string[], from: number, to: number): DiffRow[] {
  return Array.from({ length: Math.max(removed.length, added.length) }, (_, index): DiffRow => {
    const [before, after] = [removed[index], added[index]];
    const [left, right] =
      before !== undefined && after !== undefined
        ? pairParts(before, after)
        : [whole(before ?? ''), whole(after ?? '')];
    return {
      kind: 'changed',
      before: before === undefined ? null : { line: from + index, parts: left },
      after: after === undefined ? null : { line: to + index, parts: right },
    };
  });
}

/** Rows of a side-by-side comparison by lines; long unchanged stretches become a `gap`. */
export function diffRows(before: string, after: string): DiffRow[] {
  const rows: DiffRow[] = [];
  const changes = diffArrays(before.split('\n'), after.split('\n'));
  let [from, to] = [1, 1];
  for (let index = 0; index < changes.length; index += 1) {
    const change = changes[index];
    if (!change) break;
    if (!change.added && !change.removed) {
      for (const text of change.value) {
        rows.push({
          kind: 'same',
          before: { line: from, parts: whole(text) },
          after: { line: to, parts: whole(text) },
        });
        from += 1;
        to += 1;
      }
      continue;
    }
    const other = changes[index + 1];
    const isPair =
      other !== undefined && Boolean(other.added || other.removed) && Boolean(other.added) !== Boolean(change.added);
    const both = isPair ? [change, other] : [change];
    const removed = both.find((one) => one.removed)?.value ?? [];
    const added = both.find((one) => one.added)?.value ?? [];
    rows.push(...changedRows(removed, added, from, to));
    from += removed.length;
    to += added.length;
    if (isPair) index += 1;
  }
  return foldGaps(rows);
}

function foldGaps(rows: readonly DiffRow[]): DiffRow[] {
  const isNear = rows.map((_, index) =>
    rows.slice(Math.max(0, index - CONTEXT_LINES), index + CONTEXT_LINES + 1).some((row) => row.kind === 'changed'),
  );
  return rows.flatMap((row, index): DiffRow[] => {
    if (isNear[index]) return [row];
    return index === 0 || isNear[index - 1] ? [{ kind: 'gap', before: null, after: null }] : [];
  });
}
