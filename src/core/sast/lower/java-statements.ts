import { field, type CstNode } from '../cst.ts';
import { absent, node, withMarks, withType, type SyntaxNode } from '../tree.ts';
import { destructured, realKids } from './java-expressions.ts';
import { SPLICE, type Lowering, type LowerRule } from './lowering.ts';

const block: LowerRule = (cst, lowering) => node('block', cst, lowering.statements(realKids(cst)));

function asBlock(cst: CstNode | undefined, lowering: Lowering, at: number): SyntaxNode {
  if (!cst) return absent(at);
  if (/^(?:block|constructor_body)$/.test(cst.type)) return block(cst, lowering);
  return node('block', cst, lowering.statements([cst]), { flavor: 'single' });
}

/** Annotations are the decorators of what they stand before. */
export function annotations(cst: CstNode, lowering: Lowering): SyntaxNode[] {
  const modifiers = realKids(cst).find((child) => child.type === 'modifiers');
  return modifiers ? lowering.list(realKids(modifiers)) : [];
}

/** `static`, `final`: what stands before a declaration without being an annotation. */
export function modifiers(cst: CstNode): string[] {
  const written = cst.kids.find((child) => child.type === 'modifiers');
  return (written?.kids ?? []).filter((one) => !one.named).map((one) => one.type);
}

/** Each declared name with its type and annotations; `flavor` tells locals from fields. */
export function declarators(cst: CstNode, lowering: Lowering, flavor: string): SyntaxNode {
  const found = realKids(cst).filter((child) => child.type === 'variable_declarator');
  const assigns = found.map((one) => {
    const type = field(cst, 'type');
    const name = field(one, 'name');
    const target = withType(
      name ? node('name', name, [], lowering.text(name)) : absent(one.start),
      type ? lowering.lower(type) : null,
    );
    const span = found.length === 1 ? cst : one;
    const value = lowering.lower(field(one, 'value'), one.end);
    const made = node('assign', span, [target, value, ...annotations(cst, lowering)], { text: '=', flavor });
    return withMarks(made, modifiers(cst));
  });
  return assigns.length === 1 && assigns[0] ? assigns[0] : node('block', cst, assigns, { flavor: SPLICE });
}

const loop: LowerRule = (cst, lowering) =>
  node(
    'while',
    cst,
    [lowering.lower(field(cst, 'condition'), cst.start), asBlock(field(cst, 'body'), lowering, cst.end)],
    cst.type === 'do_statement' ? 'do' : '',
  );

const forStatement: LowerRule = (cst, lowering) => {
  const part = (name: string): SyntaxNode => {
    const found = cst.kids.filter((child) => child.field === name && child.named);
    const lowered = lowering.list(found);
    return lowered.length > 1 ? node('sequence', cst, lowered) : (lowered[0] ?? absent(cst.start));
  };
  return node('for', cst, [
    part('init'),
    part('condition'),
    part('update'),
    asBlock(field(cst, 'body'), lowering, cst.end),
  ]);
};

const forEach: LowerRule = (cst, lowering) => {
  const name = field(cst, 'name');
  const type = field(cst, 'type');
  const target = withType(
    name ? node('name', name, [], lowering.text(name)) : absent(cst.start),
    type ? lowering.lower(type) : null,
  );
  const body = asBlock(field(cst, 'body'), lowering, cst.end);
  return node('for-each', cst, [target, lowering.lower(field(cst, 'value'), cst.start), body], {
    text: 'of',
    flavor: 'let',
  });
};

/** Resources are declared before the body begins, and seen in it alone. */
const tryStatement: LowerRule = (cst, lowering) => {
  const kids = realKids(cst);
  const resources = field(cst, 'resources');
  const opened = (resources ? realKids(resources) : []).map((one) => resource(one, lowering));
  const body = asBlock(field(cst, 'body'), lowering, cst.start);
  const whole = opened.length > 0 ? node('block', body, [...opened, ...body.kids]) : body;
  const last = kids.find((child) => child.type === 'finally_clause');
  const handlers = kids.filter((child) => child.type === 'catch_clause');
  return node('try', cst, [
    whole,
    last ? asBlock(realKids(last)[0], lowering, cst.end) : absent(cst.end),
    ...lowering.list(handlers),
  ]);
};

function resource(cst: CstNode, lowering: Lowering): SyntaxNode {
  const name = field(cst, 'name');
  if (!name) return lowering.lower(realKids(cst)[0], cst.start);
  const type = field(cst, 'type');
  const target = withType(node('name', name, [], lowering.text(name)), type ? lowering.lower(type) : null);
  return node('assign', cst, [target, lowering.lower(field(cst, 'value'), cst.end)], { text: '=', flavor: 'let' });
}

const catchClause: LowerRule = (cst, lowering) => {
  const parameter = realKids(cst).find((child) => child.type === 'catch_formal_parameter');
  const name = parameter && field(parameter, 'name');
  const types = parameter && realKids(parameter).find((child) => child.type === 'catch_type');
  const listed = types ? lowering.list(realKids(types)) : [];
  const type = listed.length > 1 && types ? node('tuple', types, listed) : (listed[0] ?? absent(cst.start));
  const target = name ? node('name', name, [], lowering.text(name)) : absent(cst.start);
  return node('catch', cst, [target, asBlock(field(cst, 'body'), lowering, cst.end), type]);
};

/** Old labels and new arrows are cases; what a pattern declares is set before the case's first statement. */
const switchOf: LowerRule = (cst, lowering) => {
  const body = field(cst, 'body');
  const subject = field(cst, 'condition');
  const cases = (body ? realKids(body) : []).map((one) => caseOf(one, subject, lowering));
  return node('switch', cst, [lowering.lower(subject, cst.start), ...cases]);
};

function caseOf(cst: CstNode, subject: CstNode | undefined, lowering: Lowering): SyntaxNode {
  const kids = realKids(cst);
  const labels = kids.filter((child) => child.type === 'switch_label');
  const statements = kids.filter((child) => child.type !== 'switch_label');
  const tests = labels.flatMap(realKids);
  const patterns = tests.filter((child) => child.type === 'pattern');
  const declared = patterns.map((one) => destructured(one, lowering.lower(subject, one.start), lowering));
  const guards = tests
    .filter((child) => child.type === 'guard')
    .map((one) => lowering.lower(realKids(one)[0], one.end));
  const start = statements[0]?.start ?? cst.end;
  const own = node('block', { start, end: cst.end }, [...declared, ...guards, ...lowering.statements(statements)]);
  const values = tests.filter((child) => child.type !== 'guard' && child.type !== 'pattern');
  const types = patterns.map((one) => node('unknown', one, [], lowering.text(one)));
  const flavor = cst.type === 'switch_rule' ? 'rule' : '';
  return node('case', cst, [...lowering.list(values), ...types, own], { flavor });
}

const leave =
  (kind: 'return' | 'throw'): LowerRule =>
  (cst, lowering) =>
    node(kind, cst, [lowering.lower(realKids(cst)[0], cst.end)]);

const first: LowerRule = (cst, lowering) => lowering.lower(realKids(cst)[0], cst.start);
const nothing: LowerRule = (cst) => node('empty', cst);

const importOf: LowerRule = (cst, lowering) => {
  const kids = realKids(cst);
  const path = kids[0] ? lowering.text(kids[0]).replace(/\s+/g, '') : '';
  if (kids.some((child) => child.type === 'asterisk')) return node('import', cst, [], path);
  const isStatic = cst.kids.some((child) => child.type === 'static');
  const dot = path.lastIndexOf('.');
  const last = path.slice(dot + 1);
  const local = node('name', kids[0] ?? cst, [], last);
  const imported = node('property', kids[0] ?? cst, [], last);
  const name = node('import-name', cst, [imported, local], isStatic ? last : '*');
  return node('import', cst, [name], isStatic ? path.slice(0, dot) : path);
};

function labelOf(cst: CstNode, lowering: Lowering): string {
  const label = realKids(cst).find((child) => child.type === 'identifier');
  return label ? lowering.text(label) : '';
}

export const javaStatements: Readonly<Record<string, LowerRule>> = {
  program: (cst, lowering) => node('program', cst, lowering.statements(realKids(cst))),
  // Nothing runs here, and a pattern may ask for it.
  package_declaration: (cst, lowering) => node('unknown', cst, lowering.list(realKids(cst)), 'package'),
  module_declaration: nothing,
  import_declaration: importOf,
  line_comment: nothing,
  block_comment: nothing,
  block,
  constructor_body: block,
  static_initializer: first,
  local_variable_declaration: (cst, lowering) => declarators(cst, lowering, 'let'),
  expression_statement: first,
  if_statement: (cst, lowering) =>
    node('if', cst, [
      lowering.lower(field(cst, 'condition'), cst.start),
      asBlock(field(cst, 'consequence'), lowering, cst.end),
      asBlock(field(cst, 'alternative'), lowering, cst.end),
    ]),
  while_statement: loop,
  do_statement: loop,
  for_statement: forStatement,
  enhanced_for_statement: forEach,
  try_statement: tryStatement,
  try_with_resources_statement: tryStatement,
  catch_clause: catchClause,
  switch_expression: switchOf,
  return_statement: leave('return'),
  throw_statement: leave('throw'),
  yield_statement: first,
  break_statement: (cst, lowering) => node('break', cst, [], labelOf(cst, lowering)),
  continue_statement: (cst, lowering) => node('continue', cst, [], labelOf(cst, lowering)),
  labeled_statement: (cst, lowering) =>
    node('block', cst, [lowering.lower(realKids(cst).at(-1), cst.start)], {
      text: labelOf(cst, lowering),
      flavor: 'labelled',
    }),
  assert_statement: (cst, lowering) => node('assert', cst, lowering.list(realKids(cst))),
  synchronized_statement: (cst, lowering) =>
    node('with', cst, [asBlock(field(cst, 'body'), lowering, cst.end), lowering.lower(realKids(cst)[0], cst.start)]),
};
