import { expect, test } from 'vitest';
import { judge } from './judge.ts';

const right = (chosen: boolean) => ({ chosen, right: true });
const wrong = (chosen: boolean) => ({ chosen, right: false });

test('nothing chosen is no answer', () => {
  expect(judge([right(false), wrong(false)]).kind).toBe('empty');
});

test('exactly the right options are right, and everything is explained', () => {
  expect(judge([right(true), right(true), wrong(false)])).toEqual({
    kind: 'right',
    message: 'Right.',
    explain: [true, true, true],
  });
});

test('a missing right option is not complete', () => {
  expect(judge([right(true), right(false), wrong(false)])).toMatchObject({
    kind: 'wrong',
    explain: [true, false, false],
  });
  expect(judge([right(true), right(false), wrong(false)]).message).toContain('one more');
});

test('a wrong option beside all right ones is wrong', () => {
  expect(judge([right(true), wrong(true)]).kind).toBe('wrong');
});
