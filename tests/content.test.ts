import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { checkContent, describeContentProblems } from '../src/content/check-content.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

test('every course, lesson, term, drawing, lab and link of the content holds together', async () => {
  expect(describeContentProblems(await checkContent(root))).toBe('');
});
