import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { PYTHON_SOURCE } from './build-assets.ts';
import { makeRestartable, STACK_POINTER, STARTED_AT } from './restartable.ts';

const PYTHON = await readFile(createRequire(import.meta.url).resolve(PYTHON_SOURCE));
const HEADER = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

it('exports from CPython what a second start needs, and changes nothing else', async () => {
  const restartable = makeRestartable(PYTHON) as BufferSource;
  const [before, after] = await Promise.all([WebAssembly.compile(PYTHON), WebAssembly.compile(restartable)]);
  expect(WebAssembly.Module.imports(after)).toEqual(WebAssembly.Module.imports(before));
  expect(WebAssembly.Module.exports(after)).toEqual([
    ...WebAssembly.Module.exports(before),
    { name: STACK_POINTER, kind: 'global' },
    { name: STARTED_AT, kind: 'global' },
  ]);
});

it('refuses a module that is no command of wasi-libc, or keeps more state than its memory', () => {
  expect(() => makeRestartable(Uint8Array.of(...HEADER))).toThrow('no export section');
  expect(() => makeRestartable(makeRestartable(PYTHON))).toThrow('one mutable global');
});
