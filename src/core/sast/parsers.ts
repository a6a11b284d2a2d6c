import { Language as Grammar, Parser } from 'web-tree-sitter';
import { copyTree, type CstNode } from './cst.ts';
import type { Language } from './language.ts';
import { PARSE_ROUNDS_MAX } from './limits.ts';

/** Parsers for the languages whose grammars were given; cheap to keep and to use again. */
export interface Parsers {
  readonly languages: ReadonlySet<Language>;
  /** `null` where the language has no grammar here or the text exhausted the parser's budget. */
  parse(language: Language, text: string): CstNode | null;
}

export interface ParserAssets {
  /** Bytes of web-tree-sitter's own WASM. */
  readonly runtime: Uint8Array;
  readonly grammars: Partial<Record<Language, Uint8Array>>;
}

let runtimeStarted: Promise<void> | null = null;

/** The only asynchronous part of the engine: WASM is compiled here. */
export async function createParsers(assets: ParserAssets): Promise<Parsers> {
  // The runtime is one per process: starting it again would invalidate the parsers made before.
  runtimeStarted ??= Parser.init({ wasmBinary: assets.runtime });
  await runtimeStarted;
  const parsers = new Map<Language, Parser>();
  for (const [language, bytes] of Object.entries(assets.grammars)) {
    if (!bytes) continue;
    const parser = new Parser();
    parser.setLanguage(await Grammar.load(bytes));
    parsers.set(language as Language, parser);
  }
  return {
    languages: new Set(parsers.keys()),
    parse: (language, text) => {
      const parser = parsers.get(language);
      return parser ? parseWith(parser, text) : null;
    },
  };
}

function parseWith(parser: Parser, text: string): CstNode | null {
  let rounds = 0;
  const tree = parser.parse(text, null, { progressCallback: () => ++rounds > PARSE_ROUNDS_MAX });
  if (!tree) {
    parser.reset();
    return null;
  }
  const root = copyTree(tree);
  tree.delete();
  return root;
}
