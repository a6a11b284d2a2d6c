import { field, namedKids, type CstNode } from '../cst.ts';
import { absent, ADDRESS, node, withMarks, withType, type SyntaxNode } from '../tree.ts';
import { decodeEscape } from './escapes.ts';
import type { Lowering, LowerRule } from './lowering.ts';

const inner: LowerRule = (cst, lowering) => lowering.lower(namedKids(cst)[0], cst.start);
const name: LowerRule = (cst, lowering) => node('name', cst, [], lowering.text(cst));
const constant: LowerRule = (cst, lowering) => node('constant', cst, [], lowering.text(cst));
const number: LowerRule = (cst, lowering) => node('number', cst, [], lowering.text(cst));

const quoted: LowerRule = (cst, lowering) => {
  const text = lowering.text(cst).slice(1, -1);
  return node('string', cst, [], text.replace(/\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8}|[\s\S])/gi, decodeEscape));
};

const selector: LowerRule = (cst, lowering) => {
  const member = field(cst, 'field') ?? field(cst, 'name');
  const object = field(cst, 'operand') ?? field(cst, 'package');
  return node('member', cst, [
    lowering.lower(object, cst.start),
    member ? node('property', member, [], lowering.text(member)) : absent(cst.end),
  ]);
};

const call: LowerRule = (cst, lowering) => {
  const args = field(cst, 'arguments');
  return node('call', cst, [
    lowering.lower(field(cst, 'function'), cst.start),
    ...(args ? lowering.list(namedKids(args)) : []),
  ]);
};

/** `T{A: 1}` makes a T with these fields; of maps and lists only what they hold matters. */
const composite: LowerRule = (cst, lowering) => {
  const type = field(cst, 'type');
  const body = field(cst, 'body');
  const content = body ? literalValue(body, lowering) : absent(cst.end);
  if (!type || /^(?:map|slice|array|implicit_length_array|struct)_type$/.test(type.type)) {
    // An empty table is one all the same.
    const kind = type?.type === 'map_type' ? 'object' : content.kind === 'absent' ? 'array' : content.kind;
    return withType(node(kind, cst, content.kids), type ? lowering.lower(type) : null);
  }
  return withType(node('object', cst, content.kids, { flavor: 'struct' }), lowering.lower(type));
};

function literalValue(cst: CstNode, lowering: Lowering): SyntaxNode {
  const entries = lowering.list(namedKids(cst));
  const isKeyed = entries.some((one) => one.kind === 'pair');
  return node(isKeyed ? 'object' : 'array', cst, entries);
}

/** The key of a struct's literal is a field; that of a map's a value. */
const keyed: LowerRule = (cst, lowering) => {
  const [keyPart, valuePart] = namedKids(cst);
  const inside = keyPart && namedKids(keyPart)[0];
  const key =
    inside?.type === 'identifier'
      ? node('property', inside, [], lowering.text(inside))
      : lowering.lower(keyPart, cst.start);
  return node('pair', cst, [key, lowering.lower(valuePart, cst.end)]);
};

const binary: LowerRule = (cst, lowering) => {
  const text = field(cst, 'operator')?.type ?? '';
  const sides = [lowering.lower(field(cst, 'left'), cst.start), lowering.lower(field(cst, 'right'), cst.end)];
  return node(text === '&&' || text === '||' ? 'logical' : 'binary', cst, sides, text);
};

/** Addresses and what they point at are one value here; `<-c` waits for one. */
const unary: LowerRule = (cst, lowering) => {
  const operator = field(cst, 'operator')?.type ?? '';
  const operand = lowering.lower(field(cst, 'operand'), cst.end);
  if (operator === '<-') return node('await', cst, [operand], { flavor: 'receive' });
  return operator === ADDRESS ? withMarks(operand, [ADDRESS]) : node('unary', cst, [operand], operator);
};

const slice: LowerRule = (cst, lowering) => {
  const parts = ['start', 'end', 'capacity'].map((part) => lowering.lower(field(cst, part), cst.end));
  return node('index', cst, [lowering.lower(field(cst, 'operand'), cst.start), node('slice', cst, parts)]);
};

const typeName =
  (text: string): LowerRule =>
  (cst, lowering) =>
    node('index', cst, [
      node('name', cst, [], text),
      ...lowering.list(namedKids(cst).filter((one) => one.field !== 'length')),
    ]);

/** `[]byte(x)` and `string(x)` alike are x in another guise. */
const conversion: LowerRule = (cst, lowering) => {
  const type = lowering.lower(field(cst, 'type'), cst.start);
  return node('call', cst, [type, lowering.lower(field(cst, 'operand'), cst.end)], { flavor: 'conversion' });
};

export function listOrOne(cst: CstNode | undefined, lowering: Lowering, at: number): SyntaxNode {
  if (!cst) return absent(at);
  if (cst.type !== 'expression_list') return lowering.lower(cst);
  const kids = namedKids(cst);
  return kids.length === 1 ? lowering.lower(kids[0], at) : node('tuple', cst, lowering.list(kids));
}

export const goExpressions: Readonly<Record<string, LowerRule>> = {
  identifier: name,
  blank_identifier: name,
  package_identifier: name,
  type_identifier: name,
  field_identifier: (cst, lowering) => node('property', cst, [], lowering.text(cst)),
  true: constant,
  false: constant,
  nil: constant,
  iota: constant,
  int_literal: number,
  float_literal: number,
  imaginary_literal: number,
  interpreted_string_literal: quoted,
  rune_literal: quoted,
  raw_string_literal: (cst, lowering) => node('string', cst, [], lowering.text(cst).slice(1, -1)),
  selector_expression: selector,
  qualified_type: selector,
  call_expression: call,
  variadic_argument: (cst, lowering) => node('spread', cst, [inner(cst, lowering)], '...'),
  composite_literal: composite,
  literal_value: (cst, lowering) => literalValue(cst, lowering),
  literal_element: inner,
  keyed_element: keyed,
  binary_expression: binary,
  unary_expression: unary,
  parenthesized_expression: inner,
  parenthesized_type: inner,
  index_expression: (cst, lowering) =>
    node('index', cst, [
      lowering.lower(field(cst, 'operand'), cst.start),
      lowering.lower(field(cst, 'index'), cst.end),
    ]),
  slice_expression: slice,
  type_assertion_expression: (cst, lowering) => {
    const value = lowering.lower(field(cst, 'operand'), cst.start);
    return node('call', cst, [lowering.lower(field(cst, 'type'), cst.end), value], { flavor: 'assertion' });
  },
  type_conversion_expression: conversion,
  type_instantiation_expression: inner,
  expression_list: (cst, lowering) => listOrOne(cst, lowering, cst.start),
  pointer_type: (cst, lowering) => node('unary', cst, [inner(cst, lowering)], '*'),
  slice_type: typeName('[]'),
  array_type: typeName('[]'),
  implicit_length_array_type: typeName('[]'),
  map_type: typeName('map'),
  channel_type: typeName('chan'),
  generic_type: (cst, lowering) => {
    const args = field(cst, 'type_arguments');
    return node('index', cst, [
      lowering.lower(field(cst, 'type'), cst.start),
      ...(args ? lowering.list(namedKids(args)) : []),
    ]);
  },
  type_elem: inner,
  negated_type: inner,
  function_type: (cst, lowering) => node('name', cst, [], lowering.text(cst)),
  struct_type: (cst, lowering) => node('name', cst, [], lowering.text(cst)),
  interface_type: (cst, lowering) => node('name', cst, [], lowering.text(cst)),
};
