import { field, namedKids, type CstNode } from '../cst.ts';
import { absent, node, TEMPLATE_TEXT, type Kind, type SyntaxNode } from '../tree.ts';
import { decodeEscape } from './escapes.ts';
import type { Lowering, LowerRule } from './lowering.ts';

const name: LowerRule = (cst, lowering) => node('name', cst, [], lowering.text(cst));
const constant: LowerRule = (cst, lowering) => node('constant', cst, [], lowering.text(cst));
const number: LowerRule = (cst, lowering) => node('number', cst, [], lowering.text(cst));
const inner: LowerRule = (cst, lowering) => lowering.lower(namedKids(cst)[0], cst.start);
const listOf =
  (kind: Kind): LowerRule =>
  (cst, lowering) =>
    node(kind, cst, lowering.list(namedKids(cst)));

function prefixOf(cst: CstNode, lowering: Lowering): string {
  const start = cst.kids.find((child) => child.type === 'string_start');
  return start
    ? lowering
        .text(start)
        .replace(/["']+$/, '')
        .toLowerCase()
    : '';
}

function content(part: CstNode, prefix: string, lowering: Lowering): string {
  const raw = lowering.text(part);
  return prefix.includes('r')
    ? raw
    : raw.replace(/\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8}|[\s\S])/gi, decodeEscape);
}

/** An f-string stays a template even without parts: `f"..."` is not `"..."`. */
const string: LowerRule = (cst, lowering) => {
  const prefix = prefixOf(cst, lowering);
  const parts = namedKids(cst).filter((part) => part.type === 'string_content' || part.type === 'interpolation');
  if (!prefix.includes('f')) {
    return node('string', cst, [], {
      text: parts.map((part) => content(part, prefix, lowering)).join(''),
      flavor: prefix,
    });
  }
  const kids = parts.map((part) =>
    part.type === 'interpolation'
      ? lowering.lower(field(part, 'expression') ?? namedKids(part)[0], part.start)
      : node('string', part, [], { text: content(part, prefix, lowering), flavor: TEMPLATE_TEXT }),
  );
  return node('template', cst, kids);
};

/** Adjacent literals are one. */
const concatenated: LowerRule = (cst, lowering) => {
  const parts = lowering.list(namedKids(cst));
  if (parts.every((part) => part.kind === 'string')) {
    return node('string', cst, [], { text: parts.map((part) => part.text).join(''), flavor: 'joined' });
  }
  return node(
    'template',
    cst,
    parts.flatMap((part) =>
      part.kind === 'template' ? part.kids : [node('string', part, [], { text: part.text, flavor: TEMPLATE_TEXT })],
    ),
  );
};

const call: LowerRule = (cst, lowering) => {
  const args = field(cst, 'arguments');
  const callee = lowering.lower(field(cst, 'function'), cst.start);
  if (!args) return node('call', cst, [callee]);
  const isGenerator = args.type === 'generator_expression';
  return node('call', cst, [callee, ...lowering.list(isGenerator ? [args] : namedKids(args))]);
};

const member: LowerRule = (cst, lowering) => {
  const attribute = field(cst, 'attribute');
  const property = node('property', attribute ?? cst, [], attribute ? lowering.text(attribute) : '');
  return node('member', cst, [lowering.lower(field(cst, 'object'), cst.start), property]);
};

const subscript: LowerRule = (cst, lowering) => {
  const indexes = cst.kids.filter((child) => child.field === 'subscript' && child.named);
  const index = indexes.length === 1 ? lowering.lower(indexes[0]) : node('tuple', cst, lowering.list(indexes));
  return node('index', cst, [lowering.lower(field(cst, 'value'), cst.start), index]);
};

/** `a < b < c` is `a < b and b < c`; `not in` and `is not` are one operator. */
const comparison: LowerRule = (cst, lowering) => {
  const operands = namedKids(cst);
  const operators = cst.kids.filter((child) => child.field === 'operators').map((child) => child.type);
  const words = joinedOperators(operators);
  if (words.length === 0) return node('unknown', cst, lowering.list(operands));
  const from = (index: number, left: SyntaxNode): SyntaxNode => {
    const right = lowering.lower(operands[index + 1], cst.end);
    const pair = node('binary', { start: left.start, end: right.end }, [left, right], words[index]);
    if (index === words.length - 1) return pair;
    const rest = lowering.nested(cst, () => from(index + 1, isChained(right) ? node('unknown', right) : right));
    return node('logical', cst, [pair, rest], '&&');
  };
  return from(0, lowering.lower(operands[0], cst.start));
};

/** An operand stands on both sides of a chain. One that holds a chain itself must not: each level would double. */
function isChained(operand: SyntaxNode): boolean {
  return operand.kind === 'logical' || operand.kids.some(isChained);
}

function joinedOperators(operators: readonly string[]): string[] {
  const joined: string[] = [];
  for (const operator of operators) {
    const previous = joined.at(-1);
    if (previous === 'not' && operator === 'in') joined[joined.length - 1] = 'not in';
    else if (previous === 'is' && operator === 'not') joined[joined.length - 1] = 'is not';
    else joined.push(operator);
  }
  return joined;
}

const binary: LowerRule = (cst, lowering) => {
  const operator = field(cst, 'operator')?.type ?? '';
  const sides = [lowering.lower(field(cst, 'left'), cst.start), lowering.lower(field(cst, 'right'), cst.end)];
  if (cst.type === 'boolean_operator') return node('logical', cst, sides, operator === 'and' ? '&&' : '||');
  return node('binary', cst, sides, operator);
};

const conditional: LowerRule = (cst, lowering) => {
  const [then, test, otherwise] = lowering.list(namedKids(cst));
  return node('conditional', cst, [test ?? absent(cst.start), then ?? absent(cst.start), otherwise ?? absent(cst.end)]);
};

const comprehension =
  (text: string): LowerRule =>
  (cst, lowering) => {
    const [element, ...clauses] = namedKids(cst);
    return node('comprehension', cst, [lowering.lower(element, cst.start), ...lowering.list(clauses)], text);
  };

const spread =
  (stars: string): LowerRule =>
  (cst, lowering) =>
    node('spread', cst, [inner(cst, lowering)], stars);

export const pythonExpressions: Readonly<Record<string, LowerRule>> = {
  identifier: name,
  true: constant,
  false: constant,
  none: constant,
  integer: number,
  float: number,
  string,
  concatenated_string: concatenated,
  parenthesized_expression: inner,
  tuple: listOf('tuple'),
  expression_list: listOf('tuple'),
  pattern_list: listOf('tuple'),
  tuple_pattern: listOf('tuple'),
  list_pattern: listOf('array'),
  list: listOf('array'),
  set: listOf('set'),
  dictionary: (cst, lowering) => node('object', cst, lowering.list(namedKids(cst)), { flavor: 'dict' }),
  pair: (cst, lowering) =>
    node('pair', cst, [lowering.lower(field(cst, 'key'), cst.start), lowering.lower(field(cst, 'value'), cst.end)]),
  call,
  attribute: member,
  subscript,
  slice: listOf('slice'),
  keyword_argument: (cst, lowering) => {
    const key = field(cst, 'name');
    return node('keyword', cst, [lowering.lower(field(cst, 'value'), cst.end)], key ? lowering.text(key) : '');
  },
  list_splat: spread('*'),
  list_splat_pattern: spread('*'),
  dictionary_splat: spread('**'),
  dictionary_splat_pattern: spread('**'),
  comparison_operator: comparison,
  binary_operator: binary,
  boolean_operator: binary,
  not_operator: (cst, lowering) => node('unary', cst, [lowering.lower(field(cst, 'argument'), cst.end)], '!'),
  unary_operator: (cst, lowering) =>
    node('unary', cst, [lowering.lower(field(cst, 'argument'), cst.end)], field(cst, 'operator')?.type ?? ''),
  conditional_expression: conditional,
  named_expression: (cst, lowering) =>
    node(
      'assign',
      cst,
      [lowering.lower(field(cst, 'name'), cst.start), lowering.lower(field(cst, 'value'), cst.end)],
      '=',
    ),
  await: (cst, lowering) => node('await', cst, [inner(cst, lowering)]),
  yield: (cst, lowering) =>
    node('yield', cst, [inner(cst, lowering)], cst.kids.some((child) => child.type === 'from') ? 'from' : ''),
  list_comprehension: comprehension('list'),
  set_comprehension: comprehension('set'),
  generator_expression: comprehension('generator'),
  dictionary_comprehension: comprehension('dict'),
  for_in_clause: (cst, lowering) =>
    node(
      'clause',
      cst,
      [lowering.lower(field(cst, 'left'), cst.start), lowering.lower(field(cst, 'right'), cst.end)],
      'for',
    ),
  if_clause: (cst, lowering) => node('clause', cst, [absent(cst.start), inner(cst, lowering)], 'if'),
  ellipsis: (cst) => node('ellipsis', cst),
};
