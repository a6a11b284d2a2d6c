import { readdir, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { buildFonts, FONT_BYTES_MAX } from './build-fonts.ts';

const folder = fileURLToPath(new URL('../../.generated/fonts/', import.meta.url));

test('all fonts of a page together stay within their budget', async () => {
  await buildFonts();
  const files = (await readdir(folder)).filter((name) => name.endsWith('.woff2'));
  const sizes = await Promise.all(files.map(async (name) => (await stat(folder + name)).size));
  expect(files).toHaveLength(4);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(FONT_BYTES_MAX);
});

test('fonts that are already built are left alone', async () => {
  await buildFonts();
  const before = (await stat(`${folder}literata.woff2`)).mtimeMs;
  await buildFonts();
  expect((await stat(`${folder}literata.woff2`)).mtimeMs).toBe(before);
});
