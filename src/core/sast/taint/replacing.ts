import { kid, type SyntaxNode } from '../tree.ts';
import { regexLiteralOf } from './regex-literal.ts';
import type { Taint, Value } from './value.ts';

/** Characters whose replacement is worth knowing: those that mean something in HTML, SQL, shells, headers and logs. */
const WATCHED = ['&', '<', '>', '"', "'", '`', '\r', '\n'];

/**
 * Which of the watched characters a replacement removes everywhere. `replace('<', '')` takes the first only, and a
 * replacement that brings the character back removes nothing.
 */
export function replacedCharacters(
  call: SyntaxNode,
  args: readonly Value[],
  method: string,
  isPython: boolean,
): string {
  const wanted = kid(call, 1);
  const [what, by] = args;
  const replacement = by?.constant;
  const removes = (character: string): boolean => {
    if (typeof replacement === 'string' && bringsBack(replacement, character)) return false;
    // Python's third argument is how many occurrences to replace.
    const isEach = isPython ? args.length === 2 : method === 'replaceAll';
    if (typeof what?.constant === 'string') return what.constant === character && isEach;
    return removesByRegex(wanted, character);
  };
  return WATCHED.filter(removes).join('');
}

/** `&amp;` holds an `&` that is safe. */
function bringsBack(replacement: string, character: string): boolean {
  const text = character === '&' ? replacement.replace(/&(?:#\d+|#x[0-9a-f]+|[a-z]+);/gi, '') : replacement;
  return text.includes(character);
}

function removesByRegex(node: SyntaxNode, character: string): boolean {
  const literal = regexLiteralOf(node);
  if (!literal?.flags.includes('g')) return false;
  // An expression that looks around itself may spare some occurrences; two surroundings show most of it.
  return [`a${character}a`, `${character}${character}`, `${character}=${character}`].every((text) => {
    const regex = new RegExp(literal.source, literal.flags);
    return !text.replace(regex, '').includes(character);
  });
}

export function removedByJoin(splitBy: string, replacement: Value['constant']): string {
  const isRemoved = WATCHED.includes(splitBy) && typeof replacement === 'string' && !bringsBack(replacement, splitBy);
  return isRemoved ? splitBy : '';
}

export function withoutCharacters(taints: readonly Taint[], characters: string): readonly Taint[] {
  if (characters === '') return taints;
  return taints.map((taint) => ({ ...taint, without: [...new Set(taint.without + characters)].join('') }));
}
