import { field, namedKids, type CstNode } from '../cst.ts';
import { absent, node, UNWRITTEN, withMarks, withType, type SyntaxNode } from '../tree.ts';
import { isPlaceholder } from '../pattern/placeholders.ts';
import { SPLICE, type Lowering, type LowerRule } from './lowering.ts';

/** One parameter per name; a list of types alone has parameters without names. */
function parameters(list: CstNode | undefined, lowering: Lowering, at: number): SyntaxNode {
  if (!list) return node('parameters', { start: at, end: at });
  return node(
    'parameters',
    list,
    namedKids(list).flatMap((child) => parameter(child, lowering)),
  );
}

function parameter(cst: CstNode, lowering: Lowering): SyntaxNode[] {
  const names = cst.kids.filter((child) => child.field === 'name' && child.named);
  const type = field(cst, 'type');
  const stars = cst.type === 'variadic_parameter_declaration' ? '*' : '';
  const note = (): SyntaxNode | null => (type ? lowering.lower(type) : null);
  if (names.length === 0) {
    // Dots and metavariables stand alone in a pattern, where the grammar sees a type.
    const lone = note() ?? absent(cst.start);
    const target = /^__gh_/.test(lone.text) ? lone : withType(node('name', cst, [], '_'), lone);
    return [node('parameter', cst, [target, absent(cst.end)], stars)];
  }
  return names.map((one) => node('parameter', cst, [withType(lowering.lower(one), note()), absent(cst.end)], stars));
}

function body(cst: CstNode, lowering: Lowering): SyntaxNode {
  const found = field(cst, 'body');
  const block = found ? lowering.lower(found) : node('block', { start: cst.end, end: cst.end });
  const results = field(cst, 'result');
  const named =
    results?.type === 'parameter_list' ? namedKids(results).flatMap((one) => namedResults(one, lowering)) : [];
  if (named.length === 0) return block;
  // Named results are variables of the function, and a bare return answers with them.
  return node('block', block, [...named, ...block.kids.map((one) => withNamedAnswer(one, named))]);
}

function namedResults(cst: CstNode, lowering: Lowering): SyntaxNode[] {
  const type = field(cst, 'type');
  return cst.kids
    .filter((child) => child.field === 'name' && child.named)
    .map((one) => {
      const target = withType(lowering.lower(one), type ? lowering.lower(type) : null);
      return withMarks(node('assign', one, [target, absent(one.end)], { text: '=', flavor: 'let' }), [UNWRITTEN]);
    });
}

function withNamedAnswer(current: SyntaxNode, named: readonly SyntaxNode[]): SyntaxNode {
  if (current.kind === 'function') return current;
  if (current.kind !== 'return') {
    current.kids.forEach((child, at) => ((current.kids as SyntaxNode[])[at] = withNamedAnswer(child, named)));
    return current;
  }
  if (current.kids[0]?.kind !== 'absent') return current;
  const names = named.map((one) => node('name', current, [], one.kids[0]?.text ?? ''));
  const value = names.length === 1 && names[0] ? names[0] : node('tuple', current, names);
  return node('return', current, [value], { flavor: 'named' });
}

/** Several results are a tuple of their types; dots alone ask for nothing. */
function resultType(result: CstNode, lowering: Lowering): SyntaxNode | null {
  if (result.type !== 'parameter_list') return lowering.lower(result);
  const types = namedKids(result).flatMap((one) => {
    const type = field(one, 'type') ?? one;
    const names = one.kids.filter((child) => child.field === 'name' && child.named);
    return Array.from({ length: Math.max(1, names.length) }, () => lowering.lower(type));
  });
  if (types.length === 1) return isPlaceholder(types[0]?.text ?? '') ? null : (types[0] ?? null);
  return node('tuple', result, types);
}

const functionOf =
  (flavor: string): LowerRule =>
  (cst, lowering) => {
    const name = field(cst, 'name');
    const result = field(cst, 'result');
    const own = name ? node('name', name, [], lowering.text(name)) : absent(cst.start);
    const made = node(
      'function',
      cst,
      [own, parameters(field(cst, 'parameters'), lowering, cst.start), body(cst, lowering)],
      { flavor },
    );
    return withType(made, result ? resultType(result, lowering) : null);
  };

/** The receiver is a name that stands for the object: see `go-methods.ts`. */
const method: LowerRule = (cst, lowering) => {
  const made = functionOf('method')(cst, lowering);
  const receivers = parameters(field(cst, 'receiver'), lowering, cst.start);
  return withType(node('function', cst, [...made.kids, receivers], { flavor: 'method' }), made.type ?? null);
};

const typeSpec: LowerRule = (cst, lowering) => {
  const name = field(cst, 'name');
  const type = field(cst, 'type');
  const own = name ? node('name', name, [], lowering.text(name)) : absent(cst.start);
  const list = type && namedKids(type).find((child) => child.type === 'field_declaration_list');
  const fields = (list ? namedKids(list) : []).filter((child) => child.type === 'field_declaration');
  const embedded = fields.filter((one) => !field(one, 'name'));
  const whole = embedded.map((one) => lowering.lower(field(one, 'type'), one.start));
  // Dots in a pattern stand for any fields.
  const dots = whole.filter((one) => isPlaceholder(one.text));
  const members = [...dots, ...fields.flatMap((one) => fieldsOf(one, lowering))];
  const bases = whole.filter((one) => !dots.includes(one));
  const made = node('class', cst, [own, node('bases', type ?? cst, bases), node('block', type ?? cst, members)], {
    flavor: type?.type ?? '',
  });
  return withMarks(made, type ? [type.type] : []);
};

function fieldsOf(cst: CstNode, lowering: Lowering): SyntaxNode[] {
  const type = field(cst, 'type');
  const tag = field(cst, 'tag');
  return cst.kids
    .filter((child) => child.field === 'name')
    .map((one) => {
      const target = withType(node('name', one, [], lowering.text(one)), type ? lowering.lower(type) : null);
      const tags = tag ? [lowering.lower(tag)] : [];
      return node('assign', cst, [target, absent(cst.end), ...tags], { text: '=', flavor: 'field' });
    });
}

const spliced: LowerRule = (cst, lowering) => {
  const made = lowering.list(namedKids(cst));
  return made.length === 1 && made[0] ? made[0] : node('block', cst, made, { flavor: SPLICE });
};

/** The last part of the path that is no version is what a package is called, unless the import says otherwise. */
const importSpec: LowerRule = (cst, lowering) => {
  const path = field(cst, 'path');
  const text = path ? lowering.text(path).slice(1, -1) : '';
  const parts = text.split('/').filter((part) => !/^v\d+$/.test(part));
  const called = (parts.at(-1) ?? text).replace(/^go-|\.v\d+$/g, '');
  const alias = field(cst, 'name');
  const isNameless = alias?.type === 'blank_identifier' || alias?.type === 'dot';
  const span = alias ?? path ?? cst;
  const local = alias && !isNameless ? lowering.text(alias) : called;
  const names = isNameless
    ? []
    : [node('import-name', cst, [node('property', span, [], called), node('name', span, [], local)], '*')];
  const made = node('import', cst, names, { text, flavor: called });
  return withMarks(made, alias && isNameless ? [alias.type] : []);
};

export const goDefinitions: Readonly<Record<string, LowerRule>> = {
  // Nothing runs here, and a pattern may ask for it.
  package_clause: (cst, lowering) => node('unknown', cst, lowering.list(namedKids(cst)), 'package'),
  import_declaration: spliced,
  import_spec_list: spliced,
  import_spec: importSpec,
  function_declaration: functionOf('declaration'),
  func_literal: functionOf('lambda'),
  method_declaration: method,
  type_declaration: spliced,
  type_spec: typeSpec,
  type_alias: typeSpec,
};
