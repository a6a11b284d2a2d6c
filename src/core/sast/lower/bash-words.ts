import { field, namedKids, type CstNode } from '../cst.ts';
import { isPlaceholder } from '../pattern/placeholders.ts';
import { absent, node, type SyntaxNode } from '../tree.ts';
import { decodeEscape } from './escapes.ts';
import type { LowerRule } from './lowering.ts';

/** What the shell makes of an unquoted word. In the shell numbers are words as well. */
const word: LowerRule = (cst, lowering) => {
  const text = lowering.text(cst);
  if (isPlaceholder(text)) return node('name', cst, [], text);
  return node('string', cst, [], { text: text.replace(/\\\n/g, '').replace(/\\([\s\S])/g, '$1'), flavor: 'word' });
};

const quoted =
  (unquote: (text: string) => string): LowerRule =>
  (cst, lowering) =>
    node('string', cst, [], { text: unquote(lowering.text(cst)), flavor: 'quoted' });

/** Literal parts that touch are one string; with an expansion among them it is a template. */
function joined(cst: CstNode, parts: readonly SyntaxNode[], flavor: string): SyntaxNode {
  const flat = parts.flatMap((part) => (part.kind === 'template' ? [...part.kids] : [part]));
  if (flat.every((part) => part.kind === 'string')) {
    return node('string', cst, [], { text: flat.map((part) => part.text).join(''), flavor });
  }
  return node('template', cst, flat, { flavor });
}

const concatenation: LowerRule = (cst, lowering) => joined(cst, lowering.list(namedKids(cst)), 'word');

/** The grammar drops blanks between two expansions; they are read from the text. */
const string: LowerRule = (cst, lowering) => {
  const parts: SyntaxNode[] = [];
  let at = cst.start + 1;
  const text = (from: number, to: number): void => {
    if (to <= from) return;
    const raw = lowering.text({ ...cst, start: from, end: to });
    parts.push(node('string', { start: from, end: to }, [], raw.replace(/\\\n/g, '').replace(/\\(["\\$`])/g, '$1')));
  };
  for (const part of namedKids(cst)) {
    if (part.type === 'string_content') continue;
    text(at, part.start);
    parts.push(lowering.lower(part));
    at = part.end;
  }
  text(at, cst.end - 1);
  return joined(cst, parts, 'quoted');
};

const variable: LowerRule = (cst, lowering) => node('name', cst, [], { text: lowering.text(cst), flavor: 'variable' });

const simpleExpansion: LowerRule = (cst, lowering) => {
  const [name] = namedKids(cst);
  return node('name', cst, [], { text: name ? lowering.text(name) : '', flavor: 'expansion' });
};

/** `${A:-b}` is A or b; what else is done to the value leaves it a text made of it. */
const expansion: LowerRule = (cst, lowering) => {
  const [first, ...rest] = namedKids(cst);
  if (!first) return node('name', cst, [], { text: '', flavor: 'expansion' });
  const name =
    first.type === 'subscript'
      ? lowering.lower(first)
      : node('name', first, [], { text: lowering.text(first), flavor: 'expansion' });
  const operator = cst.kids.find((child) => !child.named && !/^[${}]+$/.test(child.type))?.type ?? '';
  if (operator === '')
    return name.kind === 'name' ? node('name', cst, [], { text: name.text, flavor: 'expansion' }) : name;
  const others = lowering.list(rest);
  if (/^:?[-=]$/.test(operator)) return node('logical', cst, [name, others[0] ?? absent(cst.end)], '??');
  return node('template', cst, [name, ...others.filter((one) => one.kind !== 'string')], { flavor: operator });
};

const substitution: LowerRule = (cst, lowering) => {
  const open = cst.kids[0]?.type ?? '$(';
  return node('substitution', cst, lowering.statements(namedKids(cst)), open === '`' ? '$(' : open);
};

const assignment: LowerRule = (cst, lowering) => {
  const operator = cst.kids.find((child) => !child.named)?.type ?? '=';
  const value = field(cst, 'value');
  const empty = node('string', { start: cst.end, end: cst.end }, [], '');
  return node(
    'assign',
    cst,
    [lowering.lower(field(cst, 'name'), cst.start), value ? lowering.lower(value) : empty],
    operator,
  );
};

const binary: LowerRule = (cst, lowering) => {
  const operator = field(cst, 'operator');
  const sides = [lowering.lower(field(cst, 'left'), cst.start), lowering.lower(field(cst, 'right'), cst.end)];
  const text = operator ? lowering.text(operator) : '';
  return node(text === '&&' || text === '||' ? 'logical' : 'binary', cst, sides, text);
};

const unary: LowerRule = (cst, lowering) => {
  const operator = field(cst, 'operator');
  const operands = namedKids(cst).filter((child) => child !== operator);
  return node('unary', cst, lowering.list(operands), operator ? lowering.text(operator) : '');
};

const inner: LowerRule = (cst, lowering) => lowering.lower(namedKids(cst)[0], cst.start);

export const bashWords: Readonly<Record<string, LowerRule>> = {
  word,
  number: word,
  brace_expression: word,
  extglob_pattern: word,
  regex: word,
  test_operator: word,
  heredoc_content: (cst, lowering) => node('string', cst, [], lowering.text(cst)),
  heredoc_body: (cst, lowering) => joined(cst, lowering.list(namedKids(cst)), 'heredoc'),
  raw_string: quoted((text) => text.slice(1, -1)),
  ansi_c_string: quoted((text) => text.slice(2, -1).replace(/\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|[\s\S])/gi, decodeEscape)),
  string,
  string_content: (cst, lowering) => node('string', cst, [], lowering.text(cst)),
  translated_string: inner,
  concatenation,
  variable_name: variable,
  special_variable_name: variable,
  command_name: inner,
  simple_expansion: simpleExpansion,
  expansion,
  command_substitution: substitution,
  process_substitution: substitution,
  arithmetic_expansion: substitution,
  variable_assignment: assignment,
  array: (cst, lowering) => node('array', cst, lowering.list(namedKids(cst))),
  subscript: (cst, lowering) =>
    node('index', cst, [lowering.lower(field(cst, 'name'), cst.start), lowering.lower(field(cst, 'index'), cst.end)]),
  binary_expression: binary,
  unary_expression: unary,
  postfix_expression: unary,
  ternary_expression: (cst, lowering) => node('conditional', cst, lowering.list(namedKids(cst))),
  parenthesized_expression: inner,
};
