import { familyOf, type Language } from './language.ts';
import { placeWithin } from './lower/place-within.ts';
import type { NameCounter } from './names.ts';
import type { Parsers } from './parsers.ts';
import { readSourceFile, type SourceFile } from './source-file.ts';
import type { SyntaxNode } from './tree.ts';

/** Code that stands in a text of another language: a workflow's `run:`, SQL in a string. */
export interface EmbeddedSource {
  /** The text by itself, with offsets of its own; `range` answers with places in the host. */
  readonly file: SourceFile;
  /** Where an offset of the text stands in the host. */
  toHost(offset: number): number;
  /** A node of the text as one of the host: same content, the host's place. */
  nodeInHost(node: SyntaxNode): SyntaxNode;
}

/**
 * The content of a literal as a file of its own. `literal` is a node of the host with a text (quotes, indentation and
 * escapes gone); another node is read as it is written. `null` when the language is not loaded or does not read it.
 */
export function parseEmbedded(
  host: SourceFile,
  literal: SyntaxNode,
  language: Language,
  tools: { readonly parsers: Parsers; readonly counter: NameCounter },
): EmbeddedSource | null {
  const written = host.text.slice(literal.start, literal.end);
  const text = literal.kind === 'string' ? literal.text : written;
  const { file } = readSourceFile({ path: host.path, text, language }, tools.parsers, tools.counter);
  if (!file) return null;
  const inWritten = alignment(written, text);
  const toHost = (offset: number): number => literal.start + inWritten(offset);
  return {
    file: { ...file, family: familyOf(language), range: (start, end) => host.range(toHost(start), toHost(end)) },
    toHost,
    nodeInHost: (node) => {
      const copy = structuredCopy(node);
      placeWithin(copy, toHost);
      return copy;
    },
  };
}

/** Without parents and bindings, which the other file's tree keeps. */
function structuredCopy(node: SyntaxNode): SyntaxNode {
  return { ...node, parent: node.parent as SyntaxNode, kids: node.kids.map(structuredCopy) };
}

/**
 * Where each offset of a literal's content stands in what is written. Exact where a line of the content is written as
 * it is; the line's beginning where it has escapes or was folded.
 */
function alignment(written: string, content: string): (offset: number) => number {
  const whole = written.indexOf(content);
  if (whole !== -1) return (offset) => whole + offset;
  const starts: { content: number; written: number; isExact: boolean }[] = [];
  let cursor = 0;
  let at = 0;
  for (const line of content.split('\n')) {
    const found = written.indexOf(line, cursor);
    const isExact = found !== -1 && line !== '';
    starts.push({ content: at, written: isExact ? found : cursor, isExact });
    if (isExact) cursor = found + line.length;
    at += line.length + 1;
  }
  return (offset) => {
    const line = starts.findLast((one) => one.content <= offset) ?? { content: 0, written: 0, isExact: false };
    return Math.min(line.written + (line.isExact ? offset - line.content : 0), written.length);
  };
}
