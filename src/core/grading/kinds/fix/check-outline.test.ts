import { expect, test } from 'vitest';
import { readOutline } from './check-outline.ts';

test('ids and titles are read from the calls at the start of a line', () => {
  const code = `const check2 = 1;\ncheck('lists-boats', 'The list shows "every" boat', async () => {\n  check('inner', 'no', () => {});\n});\ncheck(\n  "sorts",\n  'It\\'s sorted',\n  run,\n);\n`;
  expect(readOutline(code, 'works')).toEqual({
    checks: [
      { id: 'lists-boats', proof: 'works', title: 'The list shows "every" boat' },
      { id: 'sorts', proof: 'works', title: "It's sorted" },
    ],
    unreadableLines: [],
  });
});

test('a check whose id is not a plain string is named by its line', () => {
  expect(readOutline('\ncheck(name, `x`, run);\n', 'safe')).toEqual({ checks: [], unreadableLines: [2] });
});
