import { diffArrays } from 'diff';

/** One line of a file that was changed. Lines that stand on both sides have two numbers. */
export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed';
  readonly oldLine: number | null;
  readonly newLine: number | null;
  readonly text: string;
}

/** Lines of a text; the line break at its end begins no further line. */
export function linesOf(text: string): readonly string[] {
  const lines = text.split('\n');
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** Every line of both versions in the order of a unified diff; `undefined` where the file was not there. */
export function diffLines(before: string | undefined, after: string | undefined): readonly DiffLine[] {
  const lines: DiffLine[] = [];
  let [oldLine, newLine] = [0, 0];
  for (const change of diffArrays([...linesOf(before ?? '')], [...linesOf(after ?? '')])) {
    for (const text of change.value) {
      if (!change.added) oldLine += 1;
      if (!change.removed) newLine += 1;
      const kind = change.added ? 'added' : change.removed ? 'removed' : 'same';
      lines.push({ kind, oldLine: change.added ? null : oldLine, newLine: change.removed ? null : newLine, text });
    }
  }
  return lines;
}
