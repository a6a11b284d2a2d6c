import { kid, type SyntaxNode } from '../tree.ts';

export interface RegexLiteral {
  readonly source: string;
  readonly flags: string;
}

/** Longer expressions in analysed code are not run by the analysis. */
const SOURCE_CHARS_MAX = 200;

/**
 * A regular expression of the analysed code that is safe to run on a few characters: no repetition within repetition
 * can make it slow on them.
 */
export function regexLiteralOf(node: SyntaxNode): RegexLiteral | null {
  let literal = node;
  if (node.kind === 'name' && node.binding?.writes === 1 && node.binding.value) literal = node.binding.value;
  const [source, flags] = literal.kind === 'regex' ? splitLiteral(literal.text) : fromConstructor(literal);
  if (source === undefined || source.length > SOURCE_CHARS_MAX) return null;
  try {
    new RegExp(source, flags);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  return { source, flags: flags ?? '' };
}

function splitLiteral(text: string): [string | undefined, string | undefined] {
  const parts = /^\/([\s\S]*)\/([a-z]*)$/.exec(text);
  return [parts?.[1], parts?.[2]];
}

function fromConstructor(node: SyntaxNode): [string | undefined, string | undefined] {
  if (node.kind !== 'new' && node.kind !== 'call') return [undefined, undefined];
  const [callee, source, flags] = [kid(node, 0), kid(node, 1), kid(node, 2)];
  if (callee.text !== 'RegExp' || source.kind !== 'string') return [undefined, undefined];
  return [source.text, flags.kind === 'string' ? flags.text : ''];
}
