import { field, namedKids, type CstNode } from '../cst.ts';
import { absent, node, withType, type SyntaxNode } from '../tree.ts';
import { decodeEscape } from './escapes.ts';
import type { Lowering, LowerRule } from './lowering.ts';

const inner: LowerRule = (cst, lowering) => lowering.lower(realKids(cst).at(-1), cst.start);
const name: LowerRule = (cst, lowering) => node('name', cst, [], lowering.text(cst));
const constant: LowerRule = (cst, lowering) => node('constant', cst, [], lowering.text(cst));

/** The grammar has comments of two kinds, which may stand anywhere. */
export function realKids(cst: CstNode): CstNode[] {
  return namedKids(cst).filter((child) => child.type !== 'line_comment' && child.type !== 'block_comment');
}

const number: LowerRule = (cst, lowering) => {
  const text = lowering.text(cst);
  return node('number', cst, [], /^0x/i.test(text) ? text.replace(/l$/i, '') : text.replace(/[lfd]$/i, ''));
};

function unescape(text: string): string {
  return text.replace(/\\(?:u+[0-9a-fA-F]{4}|[\s\S])/g, (one) => decodeEscape(one.replace(/^\\u+/, '\\u')));
}

/** The common indentation and what ends a line go, as the language says. */
function textBlock(raw: string): string {
  const lines = raw
    .replace(/^"""[ \t]*\n/, '')
    .replace(/"""$/, '')
    .split('\n');
  const counted = lines.filter((line, index) => line.trim() !== '' || index === lines.length - 1);
  const indent = Math.min(...counted.map((line) => line.length - line.trimStart().length));
  return unescape(lines.map((line) => line.slice(indent).trimEnd()).join('\n'));
}

const string: LowerRule = (cst, lowering) => {
  const raw = lowering.text(cst);
  return node('string', cst, [], raw.startsWith('"""') ? textBlock(raw) : unescape(raw.slice(1, -1)));
};

const property = (cst: CstNode | undefined, lowering: Lowering, at: number): SyntaxNode =>
  cst ? node('property', cst, [], lowering.text(cst)) : absent(at);

const fieldAccess: LowerRule = (cst, lowering) =>
  node('member', cst, [
    lowering.lower(field(cst, 'object'), cst.start),
    property(field(cst, 'field'), lowering, cst.end),
  ]);

const scoped: LowerRule = (cst, lowering) => {
  const kids = realKids(cst);
  return node('member', cst, [lowering.lower(kids[0], cst.start), property(kids.at(-1), lowering, cst.end)]);
};

export function javaArguments(cst: CstNode, lowering: Lowering): SyntaxNode[] {
  const args = field(cst, 'arguments');
  return args ? lowering.list(realKids(args)) : [];
}

const call: LowerRule = (cst, lowering) => {
  const object = field(cst, 'object');
  const method = field(cst, 'name');
  const args = javaArguments(cst, lowering);
  if (!object) return node('call', cst, [lowering.lower(method, cst.start), ...args]);
  const span = { start: cst.start, end: method?.end ?? cst.end };
  return node('call', cst, [
    node('member', span, [lowering.lower(object), property(method, lowering, cst.end)]),
    ...args,
  ]);
};

/** An anonymous class is one more argument: what it holds is read, and `new X(...)` matches it. */
const creation: LowerRule = (cst, lowering) => {
  const body = realKids(cst).find((child) => child.type === 'class_body');
  const type = lowering.lower(field(cst, 'type'), cst.start);
  const own = body ? [anonymous(body, type, lowering)] : [];
  return node('new', cst, [withoutArguments(type), ...javaArguments(cst, lowering), ...own]);
};

/** `new ArrayList<>()` makes an ArrayList. */
function withoutArguments(type: SyntaxNode): SyntaxNode {
  return type.kind === 'index' && type.kids[0] ? type.kids[0] : type;
}

function anonymous(body: CstNode, type: SyntaxNode, lowering: Lowering): SyntaxNode {
  return node(
    'class',
    body,
    [absent(body.start), node('bases', type, []), node('block', body, lowering.statements(realKids(body)))],
    { flavor: 'anonymous' },
  );
}

const arrayCreation: LowerRule = (cst, lowering) => {
  const value = field(cst, 'value');
  if (value) return withType(lowering.lower(value), lowering.lower(field(cst, 'type'), cst.start));
  const dimensions = realKids(cst).filter((child) => child.type === 'dimensions_expr');
  const sizes = dimensions.map((one) => lowering.lower(realKids(one)[0], one.start));
  return node('new', cst, [lowering.lower(field(cst, 'type'), cst.start), ...sizes], { flavor: 'array' });
};

const operator = (cst: CstNode): string =>
  field(cst, 'operator')?.type ?? cst.kids.find((child) => !child.named)?.type ?? '';

const binary: LowerRule = (cst, lowering) => {
  const text = operator(cst);
  const sides = [lowering.lower(field(cst, 'left'), cst.start), lowering.lower(field(cst, 'right'), cst.end)];
  return node(text === '&&' || text === '||' ? 'logical' : 'binary', cst, sides, text);
};

/** `a instanceof T t` declares t, which is a. */
const instanceOf: LowerRule = (cst, lowering) => {
  const left = field(cst, 'left');
  const pattern = field(cst, 'pattern');
  const bound = field(cst, 'name');
  const type = lowering.lower(field(cst, 'right'), cst.end);
  let subject = lowering.lower(left, cst.start);
  if (bound) {
    const target = withType(node('name', bound, [], lowering.text(bound)), type);
    subject = node('assign', cst, [target, subject], { text: ':=', flavor: 'let' });
  } else if (pattern) subject = destructured(pattern, subject, lowering);
  return node('binary', cst, [subject, type], 'instanceof');
};

/** What a pattern declares, as an assignment of the value that it is tried on. */
export function destructured(pattern: CstNode, value: SyntaxNode, lowering: Lowering): SyntaxNode {
  const target = patternTarget(pattern, lowering);
  return target ? node('assign', pattern, [target, value], { text: ':=', flavor: 'let' }) : value;
}

function patternTarget(pattern: CstNode, lowering: Lowering): SyntaxNode | null {
  const kids = realKids(pattern);
  switch (pattern.type) {
    case 'pattern':
      return kids[0] ? patternTarget(kids[0], lowering) : null;
    case 'type_pattern':
    case 'record_pattern_component': {
      const [type, bound] = [kids[0], kids.at(-1)];
      if (!type || !bound || type === bound) return bound ? patternTarget(bound, lowering) : null;
      return withType(node('name', bound, [], lowering.text(bound)), lowering.lower(type));
    }
    case 'record_pattern': {
      const parts = kids.find((child) => child.type === 'record_pattern_body');
      const targets = (parts ? realKids(parts) : []).map((part) =>
        lowering.nested(part, () => patternTarget(part, lowering) ?? absent(part.start)),
      );
      return node('tuple', pattern, targets);
    }
    default:
      return null;
  }
}

const unary: LowerRule = (cst, lowering) =>
  node('unary', cst, [lowering.lower(field(cst, 'operand') ?? realKids(cst)[0], cst.end)], operator(cst));

const assign: LowerRule = (cst, lowering) =>
  node(
    'assign',
    cst,
    [lowering.lower(field(cst, 'left'), cst.start), lowering.lower(field(cst, 'right'), cst.end)],
    operator(cst),
  );

const reference: LowerRule = (cst, lowering) => {
  const [object, method] = realKids(cst);
  const at = method ?? { start: cst.end, end: cst.end };
  const text = method ? lowering.text(method) : 'new';
  return node('member', cst, [lowering.lower(object, cst.start), node('property', at, [], text)], {
    flavor: 'reference',
  });
};

/** A word becomes a template's part only in previews of the language; it is read all the same. */
const template: LowerRule = (cst, lowering) => node('template', cst, lowering.list(realKids(cst)));

export const javaExpressions: Readonly<Record<string, LowerRule>> = {
  identifier: name,
  this: name,
  super: name,
  underscore_pattern: name,
  type_identifier: name,
  integral_type: name,
  floating_point_type: name,
  boolean_type: name,
  void_type: name,
  wildcard: name,
  annotated_type: inner,
  scoped_identifier: scoped,
  scoped_type_identifier: scoped,
  generic_type: (cst, lowering) => {
    const [base, args] = realKids(cst);
    return node('index', cst, [lowering.lower(base, cst.start), ...(args ? lowering.list(realKids(args)) : [])]);
  },
  array_type: (cst, lowering) =>
    node('index', cst, [lowering.lower(field(cst, 'element'), cst.start), absent(cst.end)]),
  decimal_integer_literal: number,
  hex_integer_literal: number,
  octal_integer_literal: number,
  binary_integer_literal: number,
  decimal_floating_point_literal: number,
  hex_floating_point_literal: number,
  true: constant,
  false: constant,
  null_literal: constant,
  string_literal: string,
  character_literal: string,
  template_expression: template,
  string_interpolation: inner,
  field_access: fieldAccess,
  array_access: (cst, lowering) =>
    node('index', cst, [lowering.lower(field(cst, 'array'), cst.start), lowering.lower(field(cst, 'index'), cst.end)]),
  method_invocation: call,
  explicit_constructor_invocation: (cst, lowering) =>
    node('call', cst, [lowering.lower(field(cst, 'constructor'), cst.start), ...javaArguments(cst, lowering)]),
  object_creation_expression: creation,
  array_creation_expression: arrayCreation,
  array_initializer: (cst, lowering) => node('array', cst, lowering.list(realKids(cst))),
  element_value_array_initializer: (cst, lowering) => node('array', cst, lowering.list(realKids(cst))),
  class_literal: (cst, lowering) => {
    const at = { start: cst.end, end: cst.end };
    return node('member', cst, [lowering.lower(realKids(cst)[0], cst.start), node('property', at, [], 'class')]);
  },
  binary_expression: binary,
  instanceof_expression: instanceOf,
  unary_expression: unary,
  update_expression: unary,
  assignment_expression: assign,
  ternary_expression: (cst, lowering) =>
    node('conditional', cst, [
      lowering.lower(field(cst, 'condition'), cst.start),
      lowering.lower(field(cst, 'consequence'), cst.end),
      lowering.lower(field(cst, 'alternative'), cst.end),
    ]),
  cast_expression: (cst, lowering) => {
    const value = lowering.lower(field(cst, 'value'), cst.end);
    const type = lowering.lower(field(cst, 'type'), cst.start);
    return value.type ? value : withType(value, type);
  },
  parenthesized_expression: inner,
  method_reference: reference,
};
