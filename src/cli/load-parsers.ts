import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { LANGUAGES, type Language } from '#core/sast/language.ts';
import { createParsers, type Parsers } from '#core/sast/parsers.ts';

const require = createRequire(import.meta.url);

let loaded: Promise<Parsers> | null = null;

/** All grammars from the installed packages, read once per process. */
export function loadParsers(): Promise<Parsers> {
  loaded ??= readParsers();
  return loaded;
}

async function readParsers(): Promise<Parsers> {
  const runtime = await readFile(require.resolve('web-tree-sitter/web-tree-sitter.wasm'));
  const grammars: Partial<Record<Language, Uint8Array>> = {};
  for (const language of LANGUAGES) {
    grammars[language] = await readFile(require.resolve(`@vscode/tree-sitter-wasm/wasm/tree-sitter-${language}.wasm`));
  }
  return createParsers({ runtime, grammars });
}
