import { describe, expect, it } from 'vitest';
import { changeRows, fileChanges, placeOf } from './change-rows.ts';

const numbered = (count: number): string => Array.from({ length: count }, (_, index) => `line ${index + 1}\n`).join('');
const view = { isSplit: false, isWhole: false, opened: new Set<number>(), isKept: () => false };

describe('rows of a change', () => {
  it('say what became of each file, changed ones first', () => {
    const changes = fileChanges(
      { 'a.js': '1\n', 'b.js': '2\n', 'c.js': '3\n' },
      { 'a.js': '1\n', 'b.js': '4\n', 'd.js': '5\n' },
    );
    expect(changes.map(({ path, status, added, removed }) => [path, status, added, removed])).toEqual([
      ['b.js', 'modified', 1, 1],
      ['c.js', 'removed', 0, 1],
      ['d.js', 'added', 1, 0],
      ['a.js', 'same', 0, 0],
    ]);
  });

  it('fold what is far from every change, and open it again where it is asked for', () => {
    const lines =
      fileChanges({ a: numbered(20) }, { a: numbered(20).replace('line 10\n', 'line ten\n') })[0]?.lines ?? [];
    expect(changeRows(lines, view).filter(({ kind }) => kind === 'fold')).toEqual([
      { kind: 'fold', at: 1, count: 6 },
      { kind: 'fold', at: 14, count: 7 },
    ]);
    expect(changeRows(lines, { ...view, opened: new Set([14]) }).filter(({ kind }) => kind === 'fold')).toHaveLength(1);
    expect(changeRows(lines, { ...view, isWhole: true })).toHaveLength(21);
  });

  it('keep a line in sight that somebody has commented on', () => {
    const lines = fileChanges({ a: numbered(9) }, { a: numbered(9) })[0]?.lines ?? [];
    const rows = changeRows(lines, { ...view, isKept: ({ newLine }) => newLine === 5 });
    expect(rows.map(({ kind }) => kind)).toEqual(['fold', 'line', 'fold']);
  });

  it('face what went away with what came in its place', () => {
    const lines = fileChanges({ a: 'x\ny\n' }, { a: 'z\n' })[0]?.lines ?? [];
    const rows = changeRows(lines, { ...view, isSplit: true });
    expect(rows.map((row) => row.kind === 'line' && [row.before?.text, row.after?.text, row.isHunk])).toEqual([
      ['x', 'z', true],
      ['y', undefined, false],
    ]);
    expect(lines.map(placeOf)).toContainEqual({ side: 'old', line: 2 });
  });
});
