import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { readYaml } from './yaml-text.ts';

const schema = z.looseObject({ on: z.unknown() });

it('names the line of what does not fit, and what is nested too deeply in words of ours', () => {
  expect(readYaml('ci.yaml', 'on: [push]\njobs: {}\n', schema)).toMatchObject({ ok: true });
  expect(readYaml('ci.yaml', 'on: [push\njobs: {}\n', schema)).toMatchObject({
    ok: false,
    problem: expect.stringMatching(/^ci\.yaml, line 2/),
  });
  expect(readYaml('ci.yaml', `on: ${'['.repeat(9_000)}${']'.repeat(9_000)}`, schema)).toEqual({
    ok: false,
    problem: 'ci.yaml has too many brackets within brackets.',
  });
});
