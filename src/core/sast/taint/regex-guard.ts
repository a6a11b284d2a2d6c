import { constantOf } from '../constant-of.ts';
import { kid, type SyntaxNode } from '../tree.ts';

/** The text of a regular expression: a literal, `new RegExp('…')`, `re.compile('…')`, or a variable that holds one. */
export function regexSourceOf(node: SyntaxNode, depth = 0): string | null {
  if (depth > 4) return null;
  switch (node.kind) {
    case 'regex':
      return /\/[a-z]*m[a-z]*$/.test(node.text) ? null : node.text.replace(/^\//, '').replace(/\/[a-z]*$/, '');
    case 'string':
      return node.text;
    case 'name':
      return node.binding?.writes === 1 && node.binding.value ? regexSourceOf(node.binding.value, depth + 1) : null;
    case 'new':
    case 'call': {
      const callee = kid(node, 0);
      const isRegex =
        callee.text === 'RegExp' ||
        (callee.kind === 'member' && /^(?:compile|Compile|MustCompile)$/.test(kid(callee, 1).text));
      const source = isRegex && !canBeMultiline(kid(node, 2)) ? constantOf(kid(node, 1)) : undefined;
      return typeof source === 'string' ? source : null;
    }
    default:
      return null;
  }
}

/** With the flag for many lines, ^ and $ stand at every line; flags that are not written down may hold it. */
export function canBeMultiline(flags: SyntaxNode): boolean {
  switch (flags.kind) {
    case 'absent':
      return false;
    case 'string':
      return flags.text.includes('m');
    case 'keyword':
      return canBeMultiline(kid(flags, 0));
    case 'member':
      return /^(?:M|MULTILINE)$/.test(kid(flags, 1).text);
    case 'binary':
      return flags.kids.some(canBeMultiline);
    default:
      return true;
  }
}

/** Characters that break out of SQL, HTML, shells or paths; a shape that lets one of them through proves nothing. */
const DANGEROUS = ["'", '"', '<', '>', '&', ';', '`', '$', '/', '\\', ' '];

/** Whether the expression describes a whole text in which no dangerous character can stand. */
export function isFullMatchPattern(source: string, isWhole: boolean): boolean {
  const isAnchored = isWhole || (/^(?:\^|\\A)/.test(source) && /(?:\$|\\Z|\\z)$/.test(source) && !/\\\$$/.test(source));
  if (!isAnchored) return false;
  const body = source.replace(/^(?:\^|\\A)/, '').replace(/(?:\$|\\Z|\\z)$/, '');
  // An alternative outside of a group would leave one side without its anchor.
  if (!isWhole && /\|/.test(body.replace(/\([^()]*\)|\[[^\]]*\]/g, ''))) return false;
  return DANGEROUS.every((character) => !canContain(body, character));
}

/** Looks at classes and dots one by one: which characters may stand somewhere in a match. */
function canContain(body: string, character: string): boolean {
  const atoms = body.match(/\(\?(?:<\w+>|P<\w+>|<?[=!]|:)|\[\^?(?:\\.|[^\]\\])*\]|\\.|./gs) ?? [];
  return atoms.some((atom) => {
    if (/^(?:\(\?.*|[(){}|?*+^$:!=,\-])$/s.test(atom)) return false;
    if (atom === '.') return true;
    try {
      return new RegExp(`^${atom}$`).test(character);
    } catch (error) {
      if (error instanceof SyntaxError) return true;
      throw error;
    }
  });
}

/** Whether the expression finds any dangerous character: `/[^a-z0-9]/`. Where it finds nothing, there is none. */
export function isDenyPattern(source: string): boolean {
  const only = /^(\[\^(?:\\.|[^\]\\])*\])\+?$/.exec(source)?.[1];
  if (only === undefined) return false;
  return DANGEROUS.every((character) => {
    try {
      return new RegExp(`^${only}$`).test(character);
    } catch (error) {
      if (error instanceof SyntaxError) return false;
      throw error;
    }
  });
}
