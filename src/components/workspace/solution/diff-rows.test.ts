import { describe, expect, it } from 'vitest';
import { diffRows } from './diff-rows.ts';

const text = (side: { parts: readonly { text: string }[] } | null): string | null =>
  side ? side.parts.map((part) => part.text).join('') : null;

describe('the comparison', () => {
  it('puts a changed line beside what it became, with the changed words marked', () => {
    const [row] = diffRows('const a = 1;', 'const a = 2;');
    expect(row?.kind).toBe('changed');
    expect(row?.before?.parts.filter((part) => part.isChanged).map((part) => part.text)).toEqual(['1']);
    expect(row?.after?.parts.filter((part) => part.isChanged).map((part) => part.text)).toEqual(['2']);
  });

  it('numbers both sides on their own', () => {
    const rows = diffRows('a\nb\nc', 'a\nx\ny\nc');
    expect(rows.map((row) => [row.before?.line ?? null, row.after?.line ?? null])).toEqual([
      [1, 1],
      [2, 2],
      [null, 3],
      [3, 4],
    ]);
    expect(rows.map((row) => text(row.before))).toEqual(['a', 'b', null, 'c']);
  });

  it('folds what lies far from every change', () => {
    const lines = Array.from({ length: 20 }, (_, index) => `line ${index}`);
    const rows = diffRows(lines.join('\n'), [...lines.slice(0, 19), 'other'].join('\n'));
    expect(rows[0]?.kind).toBe('gap');
    expect(rows).toHaveLength(5);
  });

  it('is one gap for equal texts', () => {
    expect(diffRows('a\nb', 'a\nb')).toEqual([{ kind: 'gap', before: null, after: null }]);
  });
});
