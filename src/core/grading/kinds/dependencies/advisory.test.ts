import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAffected } from './advisory.ts';
import type { AffectedPackage, OsvEvent } from './data.ts';
import { isOpenEnded } from './ranges.ts';

const affected = (events: OsvEvent[], versions: string[] = []): AffectedPackage => ({
  package: { ecosystem: 'npm', name: 'p' },
  ranges: [{ type: 'SEMVER', events }],
  versions,
  functions: [],
});

test.each([
  ['1.0.0', [{ introduced: '0' }], true],
  ['0.0.1', [{ introduced: '0' }, { fixed: '0.0.1' }], false],
  ['2.9.3', [{ introduced: '0' }, { fixed: '2.9.4' }, { introduced: '3.0.0' }, { fixed: '3.2.1' }], true],
  ['2.9.4', [{ introduced: '3.0.0' }, { fixed: '3.2.1' }, { introduced: '0' }, { fixed: '2.9.4' }], false],
  ['3.0.0', [{ introduced: '0' }, { fixed: '2.9.4' }, { introduced: '3.0.0' }, { fixed: '3.2.1' }], true],
  ['3.2.5', [{ introduced: '0' }, { fixed: '2.9.4' }, { introduced: '3.0.0' }, { fixed: '3.2.1' }], false],
  ['1.2.0', [{ introduced: '1.0.0' }, { last_affected: '1.2.0' }], true],
  ['1.2.1', [{ introduced: '1.0.0' }, { last_affected: '1.2.0' }], false],
  ['1.0.0-rc.1', [{ introduced: '1.0.0' }], false],
] as const)('%s within %j: %s', (version, events, isIn) => {
  expect(isAffected(version, affected([...events]))).toBe(isIn);
});

test('a version that is named is affected, whatever the ranges say', () => {
  expect(isAffected('9.9.9', affected([{ introduced: '0' }, { fixed: '1.0.0' }], ['9.9.9']))).toBe(true);
});

test('half-open intervals, by an oracle that counts', () => {
  const at = fc.integer({ min: 0, max: 30 });
  const version = (n: number): string => `${Math.floor(n / 10)}.${n % 10}.0`;
  fc.assert(
    fc.property(fc.uniqueArray(at, { minLength: 2, maxLength: 8 }), at, (marks, wanted) => {
      const inOrder = [...marks].sort((a, b) => a - b).slice(0, marks.length - (marks.length % 2));
      const events = inOrder.map((mark, index): OsvEvent =>
        index % 2 === 0 ? { introduced: version(mark) } : { fixed: version(mark) },
      );
      const before = inOrder.filter((mark) => mark <= wanted).length;
      expect(isAffected(version(wanted), affected(events.reverse()))).toBe(before % 2 === 1);
    }),
    { numRuns: 200 },
  );
});

test.each([
  ['*', true],
  ['', true],
  ['latest', true],
  ['>=1.2.0', true],
  ['npm:other@*', true],
  ['>=1.0.0 || ^0.2.0', true],
  ['^1.2.0', false],
  ['~1.2.0', false],
  ['1.2.3', false],
  ['>=1.0.0 <2', false],
  ['1.x || 2.x', false],
  ['npm:other@^1.0.0', false],
])('%j is without an end: %s', (spec, isOpen) => {
  expect(isOpenEnded(spec)).toBe(isOpen);
});
