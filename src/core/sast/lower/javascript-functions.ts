import { field, namedKids, type CstNode } from '../cst.ts';
import { absent, node, withMarks, withType, type SyntaxNode } from '../tree.ts';
import { typeNote } from './javascript-types.ts';
import type { Lowering, LowerRule } from './lowering.ts';

function parameters(cst: CstNode, lowering: Lowering): SyntaxNode {
  const list = field(cst, 'parameters');
  if (list)
    return node(
      'parameters',
      list,
      namedKids(list).map((child) => parameter(child, lowering)),
    );
  const single = field(cst, 'parameter');
  if (single) return node('parameters', single, [parameter(single, lowering)]);
  return node('parameters', { start: cst.start, end: cst.start });
}

function parameter(cst: CstNode, lowering: Lowering): SyntaxNode {
  const pattern = field(cst, 'pattern') ?? (cst.type === 'assignment_pattern' ? field(cst, 'left') : cst);
  const value = field(cst, cst.type === 'assignment_pattern' ? 'right' : 'value');
  if (pattern?.type === 'rest_pattern') {
    const rest = withType(lowering.lower(namedKids(pattern)[0], cst.end), typeNote(cst, 'type', lowering));
    return node('parameter', cst, [rest, absent(cst.end)], '*');
  }
  // `private name: string` is a field as well.
  const isField = cst.kids.some((child) => /^(?:accessibility_modifier|readonly|override_modifier)$/.test(child.type));
  const target = withType(lowering.lower(pattern, cst.start), typeNote(cst, 'type', lowering));
  const kids = [target, lowering.lower(value, cst.end), ...decoratorsOf(cst, lowering)];
  return node('parameter', cst, kids, isField ? { flavor: 'property' } : '');
}

/** What stands before a function and changes what it is: a pattern that writes one of them asks for it. */
const MODIFIERS = /^(?:async|static|get|set|\*|abstract|readonly|accessibility_modifier|override_modifier)$/;

function modifiersOf(cst: CstNode, lowering: Lowering): string[] {
  return cst.kids.filter((child) => MODIFIERS.test(child.type)).map((child) => lowering.text(child));
}

/** Those before a class may stand before its `export`. */
function decoratorsOf(cst: CstNode, lowering: Lowering): SyntaxNode[] {
  return lowering.list(cst.kids.filter((child) => child.type === 'decorator'));
}

const functionOf =
  (flavor: string): LowerRule =>
  (cst, lowering) => {
    const body = field(cst, 'body');
    const made = node(
      'function',
      cst,
      [
        lowering.lower(field(cst, 'name'), cst.start),
        parameters(cst, lowering),
        functionBody(body, cst, lowering),
        ...decoratorsOf(cst, lowering),
      ],
      { flavor },
    );
    return withType(withMarks(made, modifiersOf(cst, lowering)), typeNote(cst, 'return_type', lowering));
  };

/** `x => x + 1` returns its expression; a function without a body is a declaration or a pattern. */
function functionBody(body: CstNode | undefined, cst: CstNode, lowering: Lowering): SyntaxNode {
  if (!body) return node('block', { start: cst.end, end: cst.end });
  if (body.type === 'statement_block') return lowering.lower(body);
  return node('block', body, [node('return', body, [lowering.lower(body)], { flavor: 'implicit' })], {
    flavor: 'implicit',
  });
}

/** In an object, a method is a field that holds a function. */
const method: LowerRule = (cst, lowering) => {
  const made = functionOf('method')(cst, lowering);
  const key = field(cst, 'name');
  const accessor = cst.kids.find((child) => child.type === 'get' || child.type === 'set');
  return node('pair', cst, [lowering.lower(key, cst.start), made], { flavor: accessor?.type ?? 'method' });
};

const classOf: LowerRule = (cst, lowering) => {
  const heritage = cst.kids.find((child) => child.type === 'class_heritage');
  const body = field(cst, 'body');
  const bases = heritage ? lowering.list(heritageNames(heritage)) : [];
  return node('class', cst, [
    lowering.lower(field(cst, 'name'), cst.start),
    node('bases', heritage ?? { start: cst.start, end: cst.start }, bases),
    body ? node('block', body, classMembers(body, lowering)) : node('block', cst),
    ...decoratorsOf(cst, lowering),
  ]);
};

/** Decorators of a method stand before it in the grammar's tree, and belong to it. */
function classMembers(body: CstNode, lowering: Lowering): SyntaxNode[] {
  const members: SyntaxNode[] = [];
  let waiting: CstNode[] = [];
  for (const child of namedKids(body)) {
    if (child.type === 'decorator') waiting.push(child);
    else {
      const [first, ...others] = lowering.statements([child]);
      const decorators = lowering.list(waiting);
      if (first) members.push(decorators.length > 0 ? withDecorators(first, decorators) : first, ...others);
      else members.push(...decorators);
      waiting = [];
    }
  }
  return [...members, ...lowering.list(waiting)];
}

/** The same definition, with what stands before it. */
export function withDecorators(made: SyntaxNode, decorators: readonly SyntaxNode[]): SyntaxNode {
  const span = { start: Math.min(made.start, decorators[0]?.start ?? made.start), end: made.end };
  const value = made.kids[1];
  const kids =
    made.kind === 'pair' && value?.kind === 'function'
      ? [...made.kids.slice(0, 1), withDecorators(value, decorators)]
      : [...made.kids, ...decorators];
  const copy = node(made.kind, span, kids, { text: made.text, flavor: made.flavor });
  return withType(withMarks(copy, made.marks ?? []), made.type ?? null);
}

function heritageNames(heritage: CstNode): CstNode[] {
  return namedKids(heritage).flatMap((child) =>
    child.type === 'extends_clause' ? child.kids.filter((part) => part.field === 'value') : [child],
  );
}

/** `x = 1` in a class body is an assignment of the class's scope, whatever its modifiers. */
const classField: LowerRule = (cst, lowering) =>
  withMarks(
    node(
      'assign',
      cst,
      [
        withType(
          lowering.lower(field(cst, 'property') ?? field(cst, 'name'), cst.start),
          typeNote(cst, 'type', lowering),
        ),
        lowering.lower(field(cst, 'value'), cst.end),
        ...decoratorsOf(cst, lowering),
      ],
      { text: '=', flavor: cst.kids.some((child) => child.type === 'static') ? 'static' : 'field' },
    ),
    modifiersOf(cst, lowering),
  );

export const javascriptFunctions: Readonly<Record<string, LowerRule>> = {
  function_declaration: functionOf('declaration'),
  generator_function_declaration: functionOf('declaration'),
  function_expression: functionOf('expression'),
  generator_function: functionOf('expression'),
  function_signature: () => node('empty', { start: 0, end: 0 }),
  method_signature: () => node('empty', { start: 0, end: 0 }),
  abstract_method_signature: () => node('empty', { start: 0, end: 0 }),
  arrow_function: functionOf('arrow'),
  method_definition: method,
  class_declaration: classOf,
  abstract_class_declaration: classOf,
  class: classOf,
  field_definition: classField,
  public_field_definition: classField,
  class_static_block: (cst, lowering) => lowering.lower(field(cst, 'body'), cst.start),
  decorator: (cst, lowering) => lowering.lower(namedKids(cst)[0], cst.start),
};
