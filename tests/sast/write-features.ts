import { readFile, writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { withFeatures } from './feature-table.ts';

/** `node bin/launch.js tests/sast/write-features.ts` brings the table of docs/sast.md up to date. */
const path = new URL('../../docs/sast.md', import.meta.url);
const options = await resolveConfig(path);
const text = withFeatures(await readFile(path, 'utf8'));
await writeFile(path, await format(text, { ...options, parser: 'markdown' }));
