import type { SyntaxNode } from '../tree.ts';
import type { Interpreter } from './interpreter.ts';
import { withoutCharacters } from './replacing.ts';
import type { State } from './state.ts';
import type { Value } from './value.ts';

/** How HTML writes the characters that mean something in it. */
const ENTITIES: readonly (readonly [string, RegExp])[] = [
  ['&', /&(?:amp|#38|#x26);/i],
  ['<', /&(?:lt|#60|#x3c);/i],
  ['>', /&(?:gt|#62|#x3e);/i],
  ['"', /&(?:quot|#34|#x22);/i],
  ["'", /&(?:apos|#0?39|#x27);/i],
];

const NAMES_DEPTH_MAX = 3;

/**
 * Escapers that go through the text character by character, with a table or a switch. Such a loop is beyond following;
 * it is believed when the function holds the entity of each character. Functions that use `replace` are followed
 * exactly, because there the difference between right and wrong is small.
 */
export function withTableEscapes(target: SyntaxNode, value: Value, state: State, interpreter: Interpreter): Value {
  if (!interpreter.followsEscapes || state.allTaints(value).length === 0) return value;
  const texts: string[] = [];
  if (!collectTexts(target, texts, 0)) return value;
  const all = texts.join('\n');
  const escaped = ENTITIES.filter(([, entity]) => entity.test(all)).map(([character]) => character);
  // One or two entities are any function that writes HTML.
  if (escaped.length < ENTITIES.length) return value;
  return { taints: withoutCharacters(state.allTaints(value), escaped.join('')), identity: value.identity };
}

/** Strings of the function and of the tables that it names; false when it replaces. */
function collectTexts(node: SyntaxNode, texts: string[], depth: number): boolean {
  if (node.kind === 'string') texts.push(node.text);
  if (node.kind === 'property' && /^(?:replace|replaceAll|sub)$/.test(node.text)) return false;
  if (node.kind === 'name' && depth < NAMES_DEPTH_MAX) {
    const value = node.binding?.value;
    const isTable = value?.kind === 'object' || value?.kind === 'new' || value?.kind === 'array';
    if (value && isTable && !collectTexts(value, texts, depth + 1)) return false;
  }
  return node.kids.every((child) => collectTexts(child, texts, depth));
}
