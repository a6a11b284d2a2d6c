import { expect, test } from 'vitest';
import { move, newHistory, remember, textAt } from './answer-history.ts';

const written = (...texts: string[]) => texts.reduce(remember, newHistory('start'));

test('undo goes back step by step, redo forth again, and both stop at the ends', () => {
  let history = written('one', 'two');
  history = move(history, -1);
  expect(textAt(history)).toBe('one');
  history = move(move(move(history, -1), -1), -1);
  expect(textAt(history)).toBe('start');
  history = move(move(move(history, 1), 1), 1);
  expect(textAt(history)).toBe('two');
});

test('what is written after an undo takes the place of what was undone', () => {
  const history = remember(move(written('one', 'two'), -1), 'three');
  expect(move(history, 1)).toBe(history);
  expect(textAt(move(history, -1))).toBe('one');
});

test('the same text twice is one step', () => {
  expect(written('one', 'one').texts).toEqual(['start', 'one']);
});

test('the oldest steps are forgotten first', () => {
  const history = written(...Array.from({ length: 500 }, (_, index) => String(index)));
  expect(textAt(history)).toBe('499');
  expect(history.texts[0]).toBe('300');
});
