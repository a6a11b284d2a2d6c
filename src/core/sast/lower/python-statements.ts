import { field, namedKids, type CstNode } from '../cst.ts';
import { absent, isPresent, node, withMarks, withType, type SyntaxNode } from '../tree.ts';
import { SPLICE, type Lowering, type LowerRule } from './lowering.ts';

const first: LowerRule = (cst, lowering) => lowering.lower(namedKids(cst)[0], cst.start);
const nothing: LowerRule = (cst) => node('empty', cst);
const block: LowerRule = (cst, lowering) => node('block', cst, lowering.statements(namedKids(cst)));

function bodyOf(cst: CstNode | undefined, lowering: Lowering, at: number): SyntaxNode {
  if (!cst) return absent(at);
  return lowering.lower(field(cst, 'body') ?? namedKids(cst).find((child) => child.type === 'block'), at);
}

const ifStatement: LowerRule = (cst, lowering) => {
  const alternatives = cst.kids.filter((child) => child.field === 'alternative');
  return branch(cst, alternatives.values(), lowering);
};

/** `elif` is an `if` in an `else`; `rest` gives the alternatives that are left. */
function branch(cst: CstNode, rest: Iterator<CstNode>, lowering: Lowering): SyntaxNode {
  const test = lowering.lower(field(cst, 'condition'), cst.start);
  const then = lowering.lower(field(cst, 'consequence'), cst.end);
  return node('if', cst, [test, then, otherwise(rest, cst.end, lowering)]);
}

function otherwise(rest: Iterator<CstNode>, at: number, lowering: Lowering): SyntaxNode {
  const { value, done } = rest.next();
  if (done) return absent(at);
  if (value.type === 'else_clause') return bodyOf(value, lowering, at);
  return lowering.nested(value, () => node('block', value, [branch(value, rest, lowering)], { flavor: 'single' }));
}

/** What runs after a loop that nothing left. */
function withElse(made: SyntaxNode, alternative: CstNode | undefined, lowering: Lowering): SyntaxNode {
  const otherwise = alternative ? bodyOf(alternative, lowering, made.end) : absent(made.end);
  return isPresent(otherwise) ? node('block', made, [made, ...otherwise.kids], { flavor: 'loop-else' }) : made;
}

const asyncMark = (cst: CstNode): string[] => (cst.kids.some((child) => child.type === 'async') ? ['async'] : []);

const forStatement: LowerRule = (cst, lowering) =>
  withElse(
    withMarks(
      node(
        'for-each',
        cst,
        [
          lowering.lower(field(cst, 'left'), cst.start),
          lowering.lower(field(cst, 'right'), cst.start),
          bodyOf(cst, lowering, cst.end),
        ],
        'of',
      ),
      asyncMark(cst),
    ),
    field(cst, 'alternative'),
    lowering,
  );

const whileStatement: LowerRule = (cst, lowering) =>
  withElse(
    node('while', cst, [lowering.lower(field(cst, 'condition'), cst.start), bodyOf(cst, lowering, cst.end)]),
    field(cst, 'alternative'),
    lowering,
  );

const tryStatement: LowerRule = (cst, lowering) => {
  const part = (type: string): CstNode | undefined => cst.kids.find((child) => child.type === type);
  const handlers = cst.kids.filter((child) => child.type.startsWith('except_'));
  const body = bodyOf(cst, lowering, cst.start);
  const otherwise = bodyOf(part('else_clause'), lowering, cst.end);
  // The else part runs only when the body ended well; its own errors are not caught, which no rule minds.
  const whole = isPresent(otherwise) ? node('block', body, [...body.kids, ...otherwise.kids]) : body;
  return node('try', cst, [whole, bodyOf(part('finally_clause'), lowering, cst.end), ...lowering.list(handlers)]);
};

const exceptClause: LowerRule = (cst, lowering) => {
  const value = field(cst, 'value');
  const alias = value?.type === 'as_pattern' ? field(value, 'alias') : undefined;
  const type = value?.type === 'as_pattern' ? namedKids(value)[0] : value;
  const parameter = alias ? lowering.lower(namedKids(alias)[0] ?? alias) : absent(cst.start);
  return node('catch', cst, [parameter, bodyOf(cst, lowering, cst.end), lowering.lower(type, cst.start)]);
};

/** `with a as b:` assigns first. */
const withStatement: LowerRule = (cst, lowering) => {
  const clause = namedKids(cst).find((child) => child.type === 'with_clause');
  const items = (clause ? namedKids(clause) : []).map((item) => {
    const value = field(item, 'value');
    if (value?.type !== 'as_pattern') return lowering.lower(value, item.start);
    const alias = field(value, 'alias');
    const target = lowering.lower(alias && (namedKids(alias)[0] ?? alias), item.end);
    return node('assign', item, [target, lowering.lower(namedKids(value)[0], item.start)], {
      text: '=',
      flavor: 'with',
    });
  });
  return withMarks(node('with', cst, [bodyOf(cst, lowering, cst.end), ...items]), asyncMark(cst));
};

const assignment: LowerRule = (cst, lowering) => {
  const operator = field(cst, 'operator')?.type ?? '=';
  const type = field(cst, 'type');
  const target = withType(lowering.lower(field(cst, 'left'), cst.start), type ? lowering.lower(type) : null);
  return node('assign', cst, [target, lowering.lower(field(cst, 'right'), cst.end)], operator);
};

function moduleName(cst: CstNode | undefined, lowering: Lowering): string {
  return cst ? lowering.text(cst).replace(/\s+/g, '') : '';
}

const importStatement: LowerRule = (cst, lowering) => {
  const made = namedKids(cst).map((child) => {
    const isAliased = child.type === 'aliased_import';
    const module = moduleName(isAliased ? field(child, 'name') : child, lowering);
    const alias = isAliased ? field(child, 'alias') : undefined;
    // `import a.b` makes the name `a`, which stands for the package.
    const top = module.split('.')[0] ?? module;
    const local = alias ? node('name', alias, [], lowering.text(alias)) : node('name', child, [], top);
    const imported = alias ? '*' : '.';
    return node('import', cst, [node('import-name', child, [absent(child.start), local], imported)], module);
  });
  return made.length === 1 && made[0] ? made[0] : node('block', cst, made, { flavor: SPLICE });
};

const importFrom: LowerRule = (cst, lowering) => {
  const names = cst.kids.filter((child) => child.field === 'name');
  const kids = names.map((child) => {
    const isAliased = child.type === 'aliased_import';
    const imported = moduleName(isAliased ? field(child, 'name') : child, lowering);
    const local = (isAliased ? field(child, 'alias') : undefined) ?? child;
    const localName = node('name', local, [], lowering.text(local));
    return node('import-name', child, [node('property', child, [], imported), localName], imported);
  });
  const wildcard = cst.kids.find((child) => child.type === 'wildcard_import');
  const all = wildcard ? [node('import-name', wildcard, [absent(wildcard.start), absent(wildcard.end)], '*')] : [];
  return node('import', cst, [...kids, ...all], moduleName(field(cst, 'module_name'), lowering));
};

/** A `match` over literals is a switch whose cases do not fall through. */
const matchStatement: LowerRule = (cst, lowering) => {
  const body = field(cst, 'body');
  const cases = (body ? namedKids(body) : []).map((clause) => {
    const tests = namedKids(clause).filter((child) => child.type === 'case_pattern');
    const isWildcard = tests.length === 1 && tests[0] && lowering.text(tests[0]).trim() === '_';
    const block = lowering.lower(field(clause, 'consequence'), clause.end);
    const guard = field(clause, 'guard');
    const condition = guard ? [node('clause', guard, [absent(guard.start), first(guard, lowering)], 'if')] : [];
    const all = [...(isWildcard ? [] : lowering.list(tests)), ...condition, block];
    return node('case', clause, all, { flavor: 'match' });
  });
  return node('switch', cst, [lowering.lower(field(cst, 'subject'), cst.start), ...cases]);
};

/** `"a" | "b"` tests both; only literals matter to the guards. */
const casePattern: LowerRule = (cst, lowering) => {
  const [only] = namedKids(cst);
  if (!only) return node('unknown', cst, [], lowering.text(cst));
  return only.type === 'union_pattern' ? node('set', cst, lowering.list(namedKids(only))) : lowering.lower(only);
};

/** The patterns of `match` are targets: what they take apart is declared by the names in them. */
const casePatterns: Readonly<Record<string, LowerRule>> = {
  as_pattern: (cst, lowering) => node('tuple', cst, lowering.list(namedKids(cst)), { flavor: 'as' }),
  class_pattern: (cst, lowering) => node('call', cst, lowering.list(namedKids(cst)), { flavor: 'pattern' }),
  complex_pattern: (cst, lowering) => node('number', cst, [], lowering.text(cst)),
  dict_pattern: (cst, lowering) => {
    const values = cst.kids.filter((child) => child.field === 'value');
    const pairs = cst.kids
      .filter((child) => child.field === 'key')
      .map((key, at) => {
        const value = lowering.lower(values[at], key.end);
        return node('pair', { start: key.start, end: value.end }, [lowering.lower(key), value]);
      });
    return node('object', cst, [
      ...pairs,
      ...lowering.list(namedKids(cst).filter((one) => one.type === 'splat_pattern')),
    ]);
  },
  keyword_pattern: (cst, lowering) => {
    const [name, value] = namedKids(cst);
    return node('keyword', cst, [lowering.lower(value, cst.end)], name ? lowering.text(name) : '');
  },
  splat_pattern: (cst, lowering) => node('spread', cst, [first(cst, lowering)], '*'),
  union_pattern: (cst, lowering) => node('set', cst, lowering.list(namedKids(cst))),
};

/** Python 2's statements are calls of the functions that they became. */
const oldStatement =
  (name: string): LowerRule =>
  (cst, lowering) => {
    const word = node('name', { start: cst.start, end: cst.start + name.length }, [], name);
    return node('call', cst, [word, ...lowering.list(namedKids(cst).filter((one) => one.type !== 'chevron'))]);
  };

/** Names that are not the function's own, though it assigns them. */
const outerNames =
  (text: string): LowerRule =>
  (cst, lowering) =>
    node('unknown', cst, lowering.list(namedKids(cst)), text);

const raise: LowerRule = (cst, lowering) => node('throw', cst, [lowering.lower(namedKids(cst)[0], cst.end)]);

export const pythonStatements: Readonly<Record<string, LowerRule>> = {
  module: (cst, lowering) => node('program', cst, lowering.statements(namedKids(cst))),
  block,
  expression_statement: (cst, lowering) => {
    const kids = namedKids(cst);
    return kids.length === 1 ? first(cst, lowering) : node('tuple', cst, lowering.list(kids));
  },
  if_statement: ifStatement,
  for_statement: forStatement,
  while_statement: whileStatement,
  try_statement: tryStatement,
  except_clause: exceptClause,
  except_group_clause: exceptClause,
  with_statement: withStatement,
  assignment,
  augmented_assignment: assignment,
  return_statement: (cst, lowering) => node('return', cst, [lowering.lower(namedKids(cst)[0], cst.end)]),
  raise_statement: raise,
  break_statement: (cst) => node('break', cst),
  continue_statement: (cst) => node('continue', cst),
  pass_statement: (cst) => node('unknown', cst, [], 'pass'),
  global_statement: outerNames('global'),
  nonlocal_statement: outerNames('nonlocal'),
  delete_statement: (cst, lowering) => node('unary', cst, lowering.list(namedKids(cst)), 'delete'),
  assert_statement: (cst, lowering) => node('assert', cst, lowering.list(namedKids(cst))),
  import_statement: importStatement,
  import_from_statement: importFrom,
  future_import_statement: nothing,
  match_statement: matchStatement,
  case_pattern: casePattern,
  ...casePatterns,
  print_statement: oldStatement('print'),
  exec_statement: oldStatement('exec'),
  type_alias_statement: nothing,
  parenthesized_list_splat: first,
  type: (cst, lowering) => lowering.lower(namedKids(cst)[0], cst.start),
  generic_type: (cst, lowering) => {
    const [base, args] = namedKids(cst);
    return node('index', cst, [lowering.lower(base, cst.start), ...(args ? lowering.list(namedKids(args)) : [])]);
  },
  member_type: (cst, lowering) => node('name', cst, [], lowering.text(cst)),
  union_type: (cst, lowering) => node('binary', cst, lowering.list(namedKids(cst)), '|'),
  constrained_type: (cst, lowering) => lowering.lower(namedKids(cst)[0], cst.start),
  splat_type: (cst, lowering) => lowering.lower(namedKids(cst)[0], cst.start),
  dotted_name: (cst, lowering) => node('name', cst, [], lowering.text(cst)),
};
