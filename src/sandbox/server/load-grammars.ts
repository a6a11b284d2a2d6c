import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { GrammarSource } from '#core/sast/parsers.ts';

const require = createRequire(import.meta.url);

/** Grammars of the scanner, from disk. */
export const diskGrammars: GrammarSource = {
  runtime: () => readFile(require.resolve('web-tree-sitter/web-tree-sitter.wasm')),
  grammar: (name) => readFile(require.resolve(`@vscode/tree-sitter-wasm/wasm/tree-sitter-${name}.wasm`)),
};
