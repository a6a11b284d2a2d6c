import { field, namedKids, type CstNode } from '../cst.ts';
import { absent, node, withMarks, withType, type SyntaxNode } from '../tree.ts';
import { withDecorators } from './javascript-functions.ts';
import { typeNote } from './javascript-types.ts';
import { isPlaceholder } from '../pattern/placeholders.ts';
import { namespaceOf } from './typescript-namespace.ts';
import { SPLICE, type Lowering, type LowerRule } from './lowering.ts';

const block: LowerRule = (cst, lowering) => node('block', cst, lowering.statements(namedKids(cst)));

/** `if (a) b();` has a block as well, so that patterns need not care. */
function asBlock(cst: CstNode | undefined, lowering: Lowering, at: number): SyntaxNode {
  if (!cst) return absent(at);
  if (cst.type === 'statement_block') return block(cst, lowering);
  return node('block', cst, lowering.statements([cst]), { flavor: 'single' });
}

const declaration: LowerRule = (cst, lowering) => {
  const keyword = field(cst, 'kind')?.type ?? 'var';
  const declarators = namedKids(cst).filter((child) => child.type === 'variable_declarator');
  const assigns = declarators.map((child, index) => {
    const target = withType(lowering.lower(field(child, 'name'), child.start), typeNote(child, 'type', lowering));
    const value = lowering.lower(field(child, 'value'), child.end);
    // The only declarator stands for the whole statement, as a reader would mark it.
    const span = declarators.length === 1 ? cst : index === 0 ? { start: cst.start, end: child.end } : child;
    // What is used is a constant that is given back in the end.
    return node('assign', span, [target, value], { text: '=', flavor: keyword === 'using' ? 'const' : keyword });
  });
  return assigns.length === 1 && assigns[0] ? assigns[0] : node('block', cst, assigns, { flavor: SPLICE });
};

const ifStatement: LowerRule = (cst, lowering) => {
  const alternative = field(cst, 'alternative');
  return node('if', cst, [
    lowering.lower(field(cst, 'condition'), cst.start),
    asBlock(field(cst, 'consequence'), lowering, cst.end),
    asBlock(alternative && namedKids(alternative)[0], lowering, cst.end),
  ]);
};

const forStatement: LowerRule = (cst, lowering) => {
  const part = (name: string): SyntaxNode => {
    const found = field(cst, name);
    return found && found.type !== 'empty_statement' ? lowering.lower(found) : absent(cst.start);
  };
  const body = asBlock(field(cst, 'body'), lowering, cst.end);
  return node('for', cst, [part('initializer'), part('condition'), part('increment'), body]);
};

const forIn: LowerRule = (cst, lowering) => {
  const operator = field(cst, 'operator')?.type ?? 'of';
  return node(
    'for-each',
    cst,
    [
      lowering.lower(field(cst, 'left'), cst.start),
      lowering.lower(field(cst, 'right'), cst.start),
      asBlock(field(cst, 'body'), lowering, cst.end),
    ],
    { text: operator, flavor: field(cst, 'kind')?.type ?? '' },
  );
};

const loop: LowerRule = (cst, lowering) =>
  node(
    'while',
    cst,
    [lowering.lower(field(cst, 'condition'), cst.start), asBlock(field(cst, 'body'), lowering, cst.end)],
    cst.type === 'do_statement' ? 'do' : '',
  );

const switchCase: LowerRule = (cst, lowering) => {
  const value = field(cst, 'value');
  const body = cst.kids.filter((child) => child.field === 'body' && child.named);
  const tests = value ? [lowering.lower(value)] : [];
  const start = body[0]?.start ?? cst.end;
  return node('case', cst, [...tests, node('block', { start, end: cst.end }, lowering.statements(body))]);
};

const tryStatement: LowerRule = (cst, lowering) => {
  const handler = field(cst, 'handler');
  const finalizer = field(cst, 'finalizer');
  return node('try', cst, [
    asBlock(field(cst, 'body'), lowering, cst.start),
    finalizer ? asBlock(field(finalizer, 'body'), lowering, cst.end) : absent(cst.end),
    ...(handler ? [lowering.lower(handler)] : []),
  ]);
};

const catchClause: LowerRule = (cst, lowering) =>
  node('catch', cst, [
    lowering.lower(field(cst, 'parameter'), cst.start),
    asBlock(field(cst, 'body'), lowering, cst.end),
    absent(cst.end),
  ]);

const leave =
  (kind: 'return' | 'throw'): LowerRule =>
  (cst, lowering) =>
    node(kind, cst, [lowering.lower(namedKids(cst)[0], cst.end)]);

function labelOf(cst: CstNode, lowering: Lowering): string {
  const label = field(cst, 'label');
  return label ? lowering.text(label) : '';
}

/** `enum E { A = 'x' }` is an object of constants. */
const enumOf: LowerRule = (cst, lowering) => {
  const name = field(cst, 'name');
  const body = field(cst, 'body');
  const pairs = (body ? namedKids(body) : []).map((entry) => {
    const key = field(entry, 'name') ?? entry;
    const given = field(entry, 'value');
    const text = lowering.text(key);
    // The dots of a pattern.
    if (!given && isPlaceholder(text)) return node('name', key, [], text);
    const value = given ? lowering.lower(given) : node('string', key, [], text);
    return node('pair', entry, [node('property', key, [], text), value]);
  });
  const target = name ? node('name', name, [], lowering.text(name)) : absent(cst.start);
  const table = node('object', body ?? cst, pairs);
  return node('assign', cst, [target, table], { text: '=', flavor: 'const' });
};

/** Nothing runs here; a pattern may ask for the name, and for what it stands for as a whole. */
const typeOnly =
  (word: string): LowerRule =>
  (cst, lowering) => {
    const [name, body] = [field(cst, 'name'), field(cst, 'body') ?? field(cst, 'value')];
    if (!name || !body) return nothing(cst, lowering);
    const parts = namedKids(body).map((one) => lowering.text(one).trim());
    const text = parts.length === 1 && isPlaceholder(parts[0] ?? '') ? (parts[0] ?? '') : lowering.text(body);
    const content = node(/^[\w$]+$/.test(text) ? 'name' : 'unknown', body, [], text);
    return node('unknown', cst, [node('name', name, [], lowering.text(name)), content], word);
  };

/** `import a = b.c`. */
const importAlias: LowerRule = (cst, lowering) => {
  const [name, value] = namedKids(cst);
  return node('assign', cst, [lowering.lower(name, cst.start), lowering.lower(value, cst.end)], {
    text: '=',
    flavor: 'const',
  });
};

const first: LowerRule = (cst, lowering) => lowering.lower(namedKids(cst)[0], cst.start);
const nothing: LowerRule = (cst) => node('empty', cst);

export const javascriptModules: Readonly<Record<string, LowerRule>> = {
  import_statement: (cst, lowering) => {
    const source = field(cst, 'source') ?? importRequire(cst);
    const clause = namedKids(cst).find(
      (child) => child.type === 'import_clause' || child.type === 'import_require_clause',
    );
    const names = clause ? namedKids(clause).flatMap((child) => importNames(child, lowering)) : [];
    return node('import', cst, names, source ? lowering.lower(source).text : '');
  },
  export_statement: (cst, lowering) => {
    const declared = field(cst, 'declaration');
    if (declared) {
      const isDefault = cst.kids.some((child) => child.type === 'default');
      const decorators = lowering.list(cst.kids.filter((child) => child.type === 'decorator'));
      const plain = lowering.lower(declared);
      const lowered = decorators.length > 0 ? withDecorators(plain, decorators) : plain;
      for (const one of lowered.flavor === SPLICE ? lowered.kids : [lowered]) withMarks(one, ['export']);
      const name = lowered.kids[0];
      if (!isDefault || lowered.flavor === SPLICE || !name) return lowered;
      // Under its own name within the file, and as `default` for those who import it.
      const exported = name.kind === 'name' ? node('name', name, [], name.text) : lowered;
      const assign = node('assign', cst, [node('property', name, [], 'default'), exported], {
        text: '=',
        flavor: 'export',
      });
      return name.kind === 'name' ? node('block', cst, [lowered, assign], { flavor: SPLICE }) : assign;
    }
    const value = field(cst, 'value');
    if (value) {
      const span = { start: cst.start, end: cst.end };
      return node('assign', span, [node('property', value, [], 'default'), lowering.lower(value)], {
        text: '=',
        flavor: 'export',
      });
    }
    return node('block', cst, reExports(cst, lowering), { flavor: SPLICE });
  },
};

/** `export { a as b } from 'm'` is read as `b = require('m').a`; what is exported is no assignment of the file. */
function reExports(cst: CstNode, lowering: Lowering): SyntaxNode[] {
  const source = field(cst, 'source');
  const module = source && node('call', cst, [node('name', source, [], 'require'), lowering.lower(source)]);
  const make = (span: CstNode, exported: string, value: SyntaxNode): SyntaxNode =>
    node('assign', span, [node('property', span, [], exported), value], { text: '=', flavor: 'export' });
  const namespace = cst.kids.find((child) => child.type === 'namespace_export');
  if (module && namespace) return [make(cst, lowering.text(namespaceName(namespace)), module)];
  const clause = cst.kids.find((child) => child.type === 'export_clause');
  if (module && !clause) return [make(cst, '*', module)];
  return (clause ? namedKids(clause) : []).flatMap((specifier) => {
    const imported = field(specifier, 'name');
    if (!imported) return [];
    const exported = lowering.text(field(specifier, 'alias') ?? imported);
    const name = lowering.text(imported);
    const isKept = !module && exported === name;
    if (isKept) return [];
    const value = module
      ? node('member', specifier, [module, node('property', imported, [], name)])
      : node('name', imported, [], name);
    return [make(specifier, exported, value)];
  });
}

function namespaceName(cst: CstNode): CstNode {
  return namedKids(cst)[0] ?? cst;
}

function importRequire(cst: CstNode): CstNode | undefined {
  const clause = namedKids(cst).find((child) => child.type === 'import_require_clause');
  return clause && field(clause, 'source');
}

function importNames(cst: CstNode, lowering: Lowering): SyntaxNode[] {
  const make = (imported: string, span: CstNode, local: CstNode | undefined): SyntaxNode =>
    node(
      'import-name',
      cst,
      [node('property', span, [], imported), local ? node('name', local, [], lowering.text(local)) : absent(cst.end)],
      imported,
    );
  if (cst.type === 'identifier') return [make('default', cst, cst)];
  if (cst.type === 'namespace_import') return [make('*', cst, namedKids(cst)[0])];
  if (cst.type !== 'named_imports') return [];
  return namedKids(cst).map((specifier) => {
    const imported = field(specifier, 'name') ?? specifier;
    return make(lowering.text(imported), imported, field(specifier, 'alias') ?? imported);
  });
}

export const javascriptStatements: Readonly<Record<string, LowerRule>> = {
  ...javascriptModules,
  program: (cst, lowering) => node('program', cst, lowering.statements(namedKids(cst))),
  statement_block: block,
  expression_statement: first,
  lexical_declaration: declaration,
  variable_declaration: declaration,
  ambient_declaration: nothing,
  interface_declaration: typeOnly('interface'),
  type_alias_declaration: typeOnly('type'),
  enum_declaration: enumOf,
  import_alias: importAlias,
  // An ambient module only declares.
  module: nothing,
  using_declaration: declaration,
  with_statement: (cst, lowering) =>
    node('with', cst, [
      asBlock(field(cst, 'body'), lowering, cst.end),
      lowering.lower(field(cst, 'object'), cst.start),
    ]),
  empty_statement: nothing,
  debugger_statement: (cst) => node('unknown', cst, [], 'debugger'),
  hash_bang_line: nothing,
  internal_module: namespaceOf,
  if_statement: ifStatement,
  for_statement: forStatement,
  for_in_statement: forIn,
  while_statement: loop,
  do_statement: loop,
  switch_statement: (cst, lowering) => {
    const body = field(cst, 'body');
    return node('switch', cst, [
      lowering.lower(field(cst, 'value'), cst.start),
      ...(body ? lowering.list(namedKids(body)) : []),
    ]);
  },
  switch_case: switchCase,
  switch_default: switchCase,
  try_statement: tryStatement,
  catch_clause: catchClause,
  return_statement: leave('return'),
  throw_statement: leave('throw'),
  break_statement: (cst, lowering) => node('break', cst, [], labelOf(cst, lowering)),
  continue_statement: (cst, lowering) => node('continue', cst, [], labelOf(cst, lowering)),
  labeled_statement: (cst, lowering) => {
    const body = lowering.statements([field(cst, 'body')].filter((one) => one !== undefined));
    return node('block', cst, body, { text: labelOf(cst, lowering), flavor: 'labelled' });
  },
};
