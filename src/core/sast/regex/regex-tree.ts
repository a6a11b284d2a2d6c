import type { CharacterSet } from './character-set.ts';

/** A regular expression, read from PCRE's spelling. Each leaf knows how JavaScript writes it. */
export type RegexNode =
  | { readonly type: 'characters'; readonly text: string; readonly set: CharacterSet }
  /** Takes no character: anchors, boundaries. */
  | { readonly type: 'position'; readonly text: string }
  | { readonly type: 'backreference'; readonly text: string }
  | { readonly type: 'sequence'; readonly of: readonly RegexNode[] }
  | { readonly type: 'any'; readonly of: readonly RegexNode[] }
  /** `open` is `(`, `(?:`, `(?<name>`. */
  | { readonly type: 'group'; readonly open: string; readonly body: RegexNode }
  /** `open` is `(?=`, `(?!`, `(?<=`, `(?<!`. */
  | { readonly type: 'look'; readonly open: string; readonly body: RegexNode }
  | {
      readonly type: 'repeat';
      readonly body: RegexNode;
      readonly least: number;
      readonly most: number;
      readonly isLazy: boolean;
    };

export function printRegex(node: RegexNode): string {
  switch (node.type) {
    case 'characters':
    case 'position':
    case 'backreference':
      return node.text;
    case 'sequence':
      return node.of.map(printRegex).join('');
    case 'any':
      return node.of.map(printRegex).join('|');
    case 'group':
    case 'look':
      return `${node.open}${printRegex(node.body)})`;
    case 'repeat':
      return `${printRepeated(node.body)}${printCount(node.least, node.most)}${node.isLazy ? '?' : ''}`;
  }
}

function printRepeated(body: RegexNode): string {
  const text = printRegex(body);
  return body.type === 'repeat' || body.type === 'position' || body.type === 'sequence' ? `(?:${text})` : text;
}

function printCount(least: number, most: number): string {
  if (most === Infinity) return least === 0 ? '*' : least === 1 ? '+' : `{${least},}`;
  if (least === 0 && most === 1) return '?';
  return least === most ? `{${least}}` : `{${least},${most}}`;
}
