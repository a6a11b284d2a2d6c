import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { expect, it } from 'vitest';
import { withFeatures } from './feature-table.ts';

it('docs/sast.md says what the conformance suite shows; node bin/launch.js tests/sast/write-features.ts writes it', async () => {
  const path = new URL('../../docs/sast.md', import.meta.url);
  const text = readFileSync(path, 'utf8');
  const options = await resolveConfig(path);
  expect(text).toBe(await format(withFeatures(text), { ...options, parser: 'markdown' }));
});
