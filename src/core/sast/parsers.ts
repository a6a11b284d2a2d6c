import { Language as Grammar, Parser } from 'web-tree-sitter';
import { copyTree, type CstNode } from './cst.ts';
import { languageEntry, type Language } from './language.ts';
import { PARSE_ROUNDS_MAX } from './limits.ts';
import type { FrontEnd, FrontEndTools, Lowered, PatternForm } from './lower/front-end.ts';

/** Readers for some languages; cheap to keep and to use again. */
export interface Parsers {
  readonly languages: ReadonlySet<Language>;
  /** `null` where the language was not asked for or the text exhausted the parser's budget. */
  read(language: Language, text: string): Lowered | null;
  /** Ways to read a pattern; `null` where the language leaves that to the common ones. */
  patternForms(language: Language, pattern: string): readonly PatternForm[] | null;
}

/** Where the parser's WASM comes from: a disk, or a site. */
export interface GrammarSource {
  /** Bytes of web-tree-sitter's own WASM. */
  runtime(): Promise<Uint8Array>;
  /** Bytes of a grammar by the name that a language's entry gives. */
  grammar(name: string): Promise<Uint8Array>;
}

let runtimeStarted: Promise<void> | null = null;

interface Reader {
  readonly frontEnd: FrontEnd;
  readonly parse: FrontEndTools['parse'];
}

/** The only asynchronous part of the engine: WASM is compiled here, and front ends are loaded. */
export async function createParsers(languages: Iterable<Language>, source: GrammarSource): Promise<Parsers> {
  const asked = new Set(languages);
  const all = new Set([...asked].flatMap((language) => [language, ...(languageEntry(language).embeds ?? [])]));
  const loaded = await Promise.all(
    [...all].map(async (language) => [language, await loadReader(language, source)] as const),
  );
  const readers = new Map(loaded);
  const read = (language: Language, text: string): Lowered | null => {
    const reader = readers.get(language);
    return reader ? reader.frontEnd.read(text, { parse: reader.parse, readAs: read }) : null;
  };
  return {
    languages: new Set(readers.keys()),
    read,
    patternForms: (language, pattern) => readers.get(language)?.frontEnd.patternForms?.(pattern) ?? null,
  };
}

async function loadReader(language: Language, source: GrammarSource): Promise<Reader> {
  const { grammar, load } = languageEntry(language);
  const [{ frontEnd }, parser] = await Promise.all([
    load(),
    grammar === undefined ? null : loadParser(grammar, source),
  ]);
  return { frontEnd, parse: (text) => (parser ? parseWith(parser, text) : null) };
}

async function loadParser(grammar: string, source: GrammarSource): Promise<Parser> {
  // The runtime is one per process: starting it again would invalidate the parsers made before.
  const [bytes] = await Promise.all([source.grammar(grammar), startRuntime(source)]);
  const parser = new Parser();
  parser.setLanguage(await Grammar.load(bytes));
  return parser;
}

function startRuntime(source: GrammarSource): Promise<void> {
  runtimeStarted ??= source
    .runtime()
    .then((wasmBinary) => Parser.init({ wasmBinary }))
    .catch((error: unknown) => {
      // A load that failed (the network, in a browser) may be tried again.
      runtimeStarted = null;
      throw error;
    });
  return runtimeStarted;
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
