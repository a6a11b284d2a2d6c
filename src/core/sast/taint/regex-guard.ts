import { constantOf } from '../constant-of.ts';
import { kid, type SyntaxNode } from '../tree.ts';

/** The text of a regular expression: a literal, `new RegExp('…')`, `re.compile('…')`, or a variable that holds one. */
export function regexSourceOf(node: SyntaxNode, depth = 0): string | null {
  if (depth > 4) return null;
  switch (node.kind) {
    case 'regex':
      // With the flag m, ^ and $ stand at every line.
      return /\/[a-z]*m[a-z]*$/.test(node.text) ? null : node.text.replace(/^\//, '').replace(/\/[a-z]*$/, '');
    case 'string':
      return node.text;
    case 'name':
      return node.binding?.writes === 1 && node.binding.value ? regexSourceOf(node.binding.value, depth + 1) : null;
    case 'new':
    case 'call': {
      const callee = kid(node, 0);
      const isRegex = callee.text === 'RegExp' || (callee.kind === 'member' && kid(callee, 1).text === 'compile');
      const source = isRegex ? constantOf(kid(node, 1)) : undefined;
      return typeof source === 'string' ? source : null;
    }
    default:
      return null;
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
  const atoms = body.match(/\[\^?(?:\\.|[^\]\\])*\]|\\.|./gs) ?? [];
  return atoms.some((atom) => {
    if (/^[(){}|?*+^$:!=,\-<>]$/.test(atom)) return false;
    if (atom === '.') return true;
    try {
      return new RegExp(`^${atom}$`).test(character);
    } catch (error) {
      if (error instanceof SyntaxError) return true;
      throw error;
    }
  });
}
