import type { CstNode } from '../cst.ts';
import type { Language } from '../language.ts';
import type { SyntaxNode } from '../tree.ts';

/** Text as the common tree, and what could not be read of it. */
export interface Lowered {
  readonly root: SyntaxNode;
  readonly problems: readonly { readonly offset: number; readonly text: string }[];
}

export interface FrontEndTools {
  /** The concrete tree by the language's own grammar; `null` where it has none or gave up. */
  parse(text: string): CstNode | null;
  /** Text of another language within, which the language's entry names in `embeds`. */
  readAs(language: Language, text: string): Lowered | null;
}

/** One way to read a pattern as code: what to parse, and which part of the tree is the pattern. */
export interface PatternForm {
  readonly code: string;
  readonly unwrap: (program: SyntaxNode) => readonly SyntaxNode[];
}

/** All that is written for one language. The engine knows only the common tree that comes out of it. */
export interface FrontEnd {
  read(text: string, tools: FrontEndTools): Lowered | null;
  /** Ways to read a pattern, best first, with placeholders for what is no code. */
  patternForms?(pattern: string): readonly PatternForm[];
}
