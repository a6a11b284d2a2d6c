import { field, type CstNode } from '../cst.ts';
import { absent, node, withMarks, withType, type SyntaxNode } from '../tree.ts';
import { javaArguments, realKids } from './java-expressions.ts';
import { annotations, declarators, modifiers } from './java-statements.ts';
import { isPlaceholder } from '../pattern/placeholders.ts';
import { SPLICE, type Lowering, type LowerRule } from './lowering.ts';

/** What a method throws belongs to the words beside it. */
function thrown(cst: CstNode, lowering: Lowering): string[] {
  const types = realKids(cst).find((child) => child.type === 'throws');
  const names = types ? realKids(types).map((one) => lowering.text(one)) : [];
  return types ? ['throws', ...names.filter((one) => !isPlaceholder(one)).map((one) => `throws ${one}`)] : [];
}

const annotation: LowerRule = (cst, lowering) => {
  const name = lowering.lower(field(cst, 'name'), cst.start);
  return node('call', cst, [name, ...javaArguments(cst, lowering)]);
};

const elementValue: LowerRule = (cst, lowering) => {
  const key = field(cst, 'key');
  return node('keyword', cst, [lowering.lower(field(cst, 'value'), cst.end)], key ? lowering.text(key) : '');
};

function parameter(cst: CstNode, lowering: Lowering): SyntaxNode {
  const declarator = realKids(cst).find((child) => child.type === 'variable_declarator');
  const name =
    field(cst, 'name') ?? (declarator && field(declarator, 'name')) ?? (cst.type === 'identifier' ? cst : null);
  const type =
    field(cst, 'type') ?? (declarator ? realKids(cst).find((child) => child.type.includes('type')) : undefined);
  const target = name ? node('name', name, [], lowering.text(name)) : absent(cst.start);
  const made = [withType(target, type ? lowering.lower(type) : null), absent(cst.end), ...annotations(cst, lowering)];
  return node('parameter', cst, made, cst.type === 'spread_parameter' ? '*' : '');
}

export function javaParameters(list: CstNode | undefined, lowering: Lowering, at: number): SyntaxNode {
  if (!list) return node('parameters', { start: at, end: at });
  if (list.type === 'identifier') return node('parameters', list, [parameter(list, lowering)]);
  const kids = realKids(list).filter((child) => child.type !== 'receiver_parameter');
  return node(
    'parameters',
    list,
    kids.map((child) => parameter(child, lowering)),
  );
}

const method: LowerRule = (cst, lowering) => {
  const name = field(cst, 'name');
  const body = field(cst, 'body');
  const isConstructor = cst.type.endsWith('constructor_declaration');
  // A constructor has the name that the engine asks for; the class's own is written on the class.
  // A pattern's metavariable before parameters is any method, of whatever name.
  const own =
    isConstructor && !(name && isPlaceholder(lowering.text(name)))
      ? node('constant', name ?? cst, [], 'constructor')
      : name
        ? node('name', name, [], lowering.text(name))
        : absent(cst.start);
  const type = field(cst, 'type');
  const made = node(
    'function',
    cst,
    [
      own,
      javaParameters(field(cst, 'parameters'), lowering, name?.end ?? cst.start),
      body ? lowering.lower(body) : node('block', { start: cst.end, end: cst.end }),
      ...annotations(cst, lowering),
    ],
    { flavor: 'method' },
  );
  withMarks(made, [...modifiers(cst), ...thrown(cst, lowering)]);
  return withType(made, type ? lowering.lower(type) : null);
};

const lambda: LowerRule = (cst, lowering) => {
  const body = field(cst, 'body');
  const parameters = javaParameters(field(cst, 'parameters'), lowering, cst.start);
  const lowered = lowering.lower(body, cst.end);
  const block =
    body?.type === 'block'
      ? lowered
      : node('block', lowered, [node('return', lowered, [lowered], { flavor: 'implicit' })], { flavor: 'implicit' });
  return node('function', cst, [absent(cst.start), parameters, block], { flavor: 'lambda' });
};

/** Superclass first, then interfaces. */
function bases(cst: CstNode, lowering: Lowering): SyntaxNode {
  const clauses = realKids(cst).filter((child) =>
    /^(?:superclass|super_interfaces|extends_interfaces)$/.test(child.type),
  );
  const types = clauses.flatMap((clause) =>
    realKids(clause).flatMap((one) => (one.type === 'type_list' ? realKids(one) : [one])),
  );
  return node('bases', clauses[0] ?? { start: cst.start, end: cst.start }, lowering.list(types));
}

const classOf: LowerRule = (cst, lowering) => {
  const name = field(cst, 'name');
  const body = field(cst, 'body');
  const members = body ? lowering.statements(realKids(body)) : [];
  const components = cst.type === 'record_declaration' ? recordMembers(cst, members, lowering) : [];
  const kind = cst.type.replace('_declaration', '');
  const made = node(
    'class',
    cst,
    [
      name ? node('name', name, [], lowering.text(name)) : absent(cst.start),
      bases(cst, lowering),
      node('block', body ?? cst, [...components, ...members]),
      ...annotations(cst, lowering),
    ],
    { flavor: kind },
  );
  return withMarks(made, [...(kind === 'record' ? ['class'] : []), kind, ...modifiers(cst)]);
};

/** What a record has without being written: a constructor that sets its parts, and a method for each of them. */
function recordMembers(cst: CstNode, members: readonly SyntaxNode[], lowering: Lowering): SyntaxNode[] {
  const list = field(cst, 'parameters');
  if (!list || realKids(list).some((one) => isPlaceholder(lowering.text(field(one, 'name') ?? one)))) return [];
  const names = realKids(list).flatMap((one) => field(one, 'name') ?? []);
  const self = (one: CstNode): SyntaxNode =>
    node('member', one, [node('name', one, [], 'this'), node('property', one, [], lowering.text(one))]);
  const sets = names.map((one) =>
    node('assign', one, [self(one), node('name', one, [], lowering.text(one))], { text: '=', flavor: 'record' }),
  );
  const compact = members.find((one) => one.kind === 'function' && one.kids[0]?.text === 'constructor');
  const isFull = compact?.kids[1]?.kids.length !== undefined && compact.kids[1].kids.length > 0;
  const accessors = names.map((one) => {
    const block = node('block', one, [node('return', one, [self(one)], { flavor: 'implicit' })]);
    return node('function', one, [node('name', one, [], lowering.text(one)), node('parameters', one), block], {
      flavor: 'method',
    });
  });
  if (isFull) return accessors;
  const body = node('block', list, [...(compact?.kids[2]?.kids ?? []), ...sets]);
  const parameters = javaParameters(list, lowering, list.start);
  const made = node('function', list, [node('constant', list, [], 'constructor'), parameters, body], {
    flavor: 'method',
  });
  return [made, ...accessors];
}

/** A field that never changes is a name of its class, so that what it holds is known; others belong to the object. */
const fieldOf: LowerRule = (cst, lowering) => {
  const words = modifiers(cst);
  const isFixed = words.includes('final') || cst.type === 'constant_declaration';
  return declarators(cst, lowering, isFixed && words.includes('static') ? 'const' : 'field');
};

const enumConstant: LowerRule = (cst, lowering) => {
  const name = field(cst, 'name');
  const target = name ? node('name', name, [], lowering.text(name)) : absent(cst.start);
  if (isPlaceholder(target.text)) return target;
  const body = field(cst, 'body');
  const made = node('array', cst, [...javaArguments(cst, lowering), ...(body ? [lowering.lower(body)] : [])]);
  return node('assign', cst, [target, made], { text: '=', flavor: 'field' });
};

const bodyOf: LowerRule = (cst, lowering) => node('block', cst, lowering.statements(realKids(cst)));

export const javaClasses: Readonly<Record<string, LowerRule>> = {
  class_declaration: classOf,
  record_declaration: classOf,
  enum_declaration: classOf,
  interface_declaration: classOf,
  annotation_type_declaration: classOf,
  class_body: bodyOf,
  enum_body_declarations: (cst, lowering) => node('block', cst, lowering.statements(realKids(cst)), { flavor: SPLICE }),
  method_declaration: method,
  constructor_declaration: method,
  compact_constructor_declaration: method,
  annotation_type_element_declaration: method,
  field_declaration: fieldOf,
  constant_declaration: fieldOf,
  enum_constant: enumConstant,
  lambda_expression: lambda,
  annotation,
  marker_annotation: annotation,
  element_value_pair: elementValue,
  inferred_parameters: (cst, lowering) => javaParameters(cst, lowering, cst.start),
};
