import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { GrammarSource } from '../scan-job.ts';

const require = createRequire(import.meta.url);

/** Grammars of the scanner, from disk. */
export const loadGrammars: GrammarSource = {
  runtime: () => readFile(require.resolve('web-tree-sitter/web-tree-sitter.wasm')),
  grammar: (language) => readFile(require.resolve(`@vscode/tree-sitter-wasm/wasm/tree-sitter-${language}.wasm`)),
};
