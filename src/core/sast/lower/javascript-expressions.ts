import { field, namedKids, type CstNode } from '../cst.ts';
import { absent, node, TEMPLATE_TEXT, withType, type SyntaxNode } from '../tree.ts';
import { decodeEscape } from './escapes.ts';
import { entriesWithHoles, type Lowering, type LowerRule } from './lowering.ts';

const inner: LowerRule = (cst, lowering) => lowering.lower(namedKids(cst)[0], cst.start);
const name: LowerRule = (cst, lowering) => node('name', cst, [], lowering.text(cst));
const property: LowerRule = (cst, lowering) => node('property', cst, [], lowering.text(cst));
const constant: LowerRule = (cst, lowering) => node('constant', cst, [], lowering.text(cst));

function unquoted(cst: CstNode, lowering: Lowering): string {
  return namedKids(cst)
    .map((part) => (part.type === 'escape_sequence' ? decodeEscape(lowering.text(part)) : lowering.text(part)))
    .join('');
}

/** A template without substitutions is a plain string. */
const template: LowerRule = (cst, lowering) => {
  const parts = namedKids(cst);
  if (!parts.some((part) => part.type === 'template_substitution')) {
    return node('string', cst, [], unquoted(cst, lowering));
  }
  const kids: SyntaxNode[] = [];
  for (const part of parts) {
    if (part.type === 'template_substitution') {
      kids.push(inner(part, lowering));
      continue;
    }
    const raw = lowering.text(part);
    const text = part.type === 'escape_sequence' ? decodeEscape(raw) : raw;
    // Text with escapes is one part, as a reader sees it.
    const previous = kids.at(-1);
    if (previous?.kind === 'string' && previous.end === part.start) {
      kids[kids.length - 1] = node('string', { start: previous.start, end: part.end }, [], {
        text: previous.text + text,
        flavor: TEMPLATE_TEXT,
      });
    } else kids.push(node('string', part, [], { text, flavor: TEMPLATE_TEXT }));
  }
  return node('template', cst, kids);
};

const call: LowerRule = (cst, lowering) => {
  const callee = lowering.lower(field(cst, 'function') ?? field(cst, 'constructor'), cst.start);
  const args = field(cst, 'arguments');
  const kind = cst.type === 'new_expression' ? 'new' : 'call';
  if (args?.type === 'template_string')
    return node('call', cst, [callee, ...taggedArguments(args, lowering)], { flavor: 'tag' });
  const types = field(cst, 'type_arguments');
  const made = node(kind, cst, [callee, ...(args ? lowering.list(namedKids(args)) : [])]);
  return withType(made, types ? node('tuple', types, lowering.list(namedKids(types))) : null);
};

/** tag`a${b}` calls the tag with the list of strings and then each value. */
function taggedArguments(cst: CstNode, lowering: Lowering): SyntaxNode[] {
  const parts = namedKids(cst);
  const strings = parts.filter((part) => part.type !== 'template_substitution');
  const texts = strings.map((part) => node('string', part, [], lowering.text(part)));
  const values = parts.filter((part) => part.type === 'template_substitution').map((part) => inner(part, lowering));
  return [node('array', cst, texts), ...values];
}

/** Types are gone from the tree; who asks for a cast finds it as a second reading of the value. */
const cast: LowerRule = (cst, lowering) => {
  const [value, type] = namedKids(cst);
  const made = lowering.lower(value, cst.start);
  return type ? withCast(made, lowering.lower(type), cst) : made;
};

function withCast(made: SyntaxNode, type: SyntaxNode, cst: CstNode): SyntaxNode {
  made.access ??= node('cast', cst, [made, type], { flavor: 'access' });
  return made;
}

const LOGICAL = new Set(['&&', '||', '??']);

const binary: LowerRule = (cst, lowering) => {
  const operator = field(cst, 'operator')?.type ?? '';
  const sides = [lowering.lower(field(cst, 'left'), cst.start), lowering.lower(field(cst, 'right'), cst.end)];
  return node(LOGICAL.has(operator) ? 'logical' : 'binary', cst, sides, operator);
};

const unary: LowerRule = (cst, lowering) =>
  node('unary', cst, [lowering.lower(field(cst, 'argument'), cst.end)], field(cst, 'operator')?.type ?? '');

const assign: LowerRule = (cst, lowering) => {
  const operator = field(cst, 'operator')?.type ?? '=';
  return node(
    'assign',
    cst,
    [lowering.lower(field(cst, 'left'), cst.start), lowering.lower(field(cst, 'right'), cst.end)],
    operator,
  );
};

const member: LowerRule = (cst, lowering) =>
  node('member', cst, [
    lowering.lower(field(cst, 'object'), cst.start),
    lowering.lower(field(cst, 'property'), cst.end),
  ]);

/** `a['b']` is `a.b`: patterns write the latter. */
const subscript: LowerRule = (cst, lowering) => {
  const object = lowering.lower(field(cst, 'object'), cst.start);
  const index = lowering.lower(field(cst, 'index'), cst.end);
  if (index.kind === 'string' && /^[A-Za-z_$][\w$]*$/.test(index.text)) {
    return node('member', cst, [object, node('property', index, [], index.text)], { flavor: 'index' });
  }
  return node('index', cst, [object, index]);
};

const pair: LowerRule = (cst, lowering) => {
  const key = lowering.lower(field(cst, 'key'), cst.start);
  return node('pair', cst, [key, lowering.lower(field(cst, 'value'), cst.end)]);
};

const shorthand: LowerRule = (cst, lowering) =>
  node('pair', cst, [property(cst, lowering), name(cst, lowering)], { flavor: 'shorthand' });

const conditional: LowerRule = (cst, lowering) =>
  node('conditional', cst, [
    lowering.lower(field(cst, 'condition'), cst.start),
    lowering.lower(field(cst, 'consequence'), cst.end),
    lowering.lower(field(cst, 'alternative'), cst.end),
  ]);

const element: LowerRule = (cst, lowering) => {
  const open = field(cst, 'open_tag') ?? cst;
  const tag = field(open, 'name');
  const attributes = open.kids.filter((child) => child.field === 'attribute' || child.type === 'jsx_expression');
  const children = cst === open ? [] : namedKids(cst).filter((child) => !child.field.endsWith('_tag'));
  return node('element', cst, [
    tag ? lowering.lower(tag) : absent(cst.start),
    ...lowering.list(attributes),
    ...lowering.list(children),
  ]);
};

const attribute: LowerRule = (cst, lowering) => {
  const [key, value] = namedKids(cst);
  return node('attribute', cst, [lowering.lower(value, cst.end)], key ? lowering.text(key) : '');
};

export const javascriptExpressions: Readonly<Record<string, LowerRule>> = {
  identifier: name,
  this: name,
  super: name,
  import: name,
  undefined: constant,
  true: constant,
  false: constant,
  null: constant,
  property_identifier: property,
  private_property_identifier: property,
  type_identifier: name,
  meta_property: name,
  nested_identifier: member,
  jsx_namespace_name: name,
  html_character_reference: (cst, lowering) => node('string', cst, [], lowering.text(cst)),
  statement_identifier: name,
  number: (cst, lowering) => node('number', cst, [], lowering.text(cst)),
  string: (cst, lowering) => node('string', cst, [], unquoted(cst, lowering)),
  template_string: template,
  regex: (cst, lowering) => node('regex', cst, [], lowering.text(cst)),
  parenthesized_expression: inner,
  as_expression: cast,
  satisfies_expression: cast,
  non_null_expression: inner,
  instantiation_expression: inner,
  type_assertion: (cst, lowering) => {
    const [type, value] = namedKids(cst);
    const made = lowering.lower(value ?? type, cst.start);
    const written = type && value ? namedKids(type)[0] : undefined;
    return written ? withCast(made, lowering.lower(written), cst) : made;
  },
  computed_property_name: inner,
  member_expression: member,
  subscript_expression: subscript,
  call_expression: call,
  new_expression: call,
  binary_expression: binary,
  unary_expression: unary,
  update_expression: (cst, lowering) => {
    const made = unary(cst, lowering);
    const isPostfix = cst.kids[0]?.field === 'argument';
    return node('unary', cst, made.kids, { text: made.text, flavor: isPostfix ? 'postfix' : '' });
  },
  assignment_expression: assign,
  augmented_assignment_expression: assign,
  ternary_expression: conditional,
  sequence_expression: (cst, lowering) => node('sequence', cst, lowering.list(namedKids(cst))),
  await_expression: (cst, lowering) => node('await', cst, [inner(cst, lowering)]),
  yield_expression: (cst, lowering) =>
    node('yield', cst, [inner(cst, lowering)], cst.kids.some((child) => child.type === '*') ? '*' : ''),
  spread_element: (cst, lowering) => node('spread', cst, [inner(cst, lowering)], '...'),
  object: (cst, lowering) => node('object', cst, lowering.list(namedKids(cst))),
  array: (cst, lowering) => node('array', cst, entriesWithHoles(cst, lowering)),
  pair,
  shorthand_property_identifier: shorthand,
  jsx_element: element,
  jsx_self_closing_element: element,
  jsx_attribute: attribute,
  jsx_expression: inner,
  jsx_text: (cst, lowering) => node('string', cst, [], { text: lowering.text(cst), flavor: TEMPLATE_TEXT }),
};
