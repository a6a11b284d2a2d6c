import { field, namedKids, type CstNode } from '../cst.ts';
import { absent, node, UNWRITTEN, withMarks, withType, type SyntaxNode } from '../tree.ts';
import { listOrOne } from './go-expressions.ts';
import { SPLICE, type Lowering, type LowerRule } from './lowering.ts';

/** The grammar puts the statements of a block, a case or a file into lists of their own. */
export function statementsOf(csts: readonly CstNode[], lowering: Lowering): SyntaxNode[] {
  return lowering.statements(csts.flatMap((child) => (child.type === 'statement_list' ? namedKids(child) : [child])));
}

const block: LowerRule = (cst, lowering) => node('block', cst, statementsOf(namedKids(cst), lowering));

function bodyOf(cst: CstNode, lowering: Lowering): SyntaxNode {
  return lowering.lower(field(cst, 'body'), cst.end);
}

/** With an initializer the whole is a block of its own, as its names end with it. */
function withInitializer(cst: CstNode, made: SyntaxNode, lowering: Lowering): SyntaxNode {
  const initializer = field(cst, 'initializer');
  return initializer ? node('block', cst, [lowering.lower(initializer), made], { flavor: 'initialized' }) : made;
}

const ifStatement: LowerRule = (cst, lowering) => {
  const otherwise = field(cst, 'alternative');
  const lowered = lowering.lower(otherwise, cst.end);
  const isBlock = !otherwise || otherwise.type === 'block';
  const made = node('if', cst, [
    lowering.lower(field(cst, 'condition'), cst.start),
    lowering.lower(field(cst, 'consequence'), cst.end),
    isBlock ? lowered : node('block', lowered, [lowered], { flavor: 'single' }),
  ]);
  return withInitializer(cst, made, lowering);
};

const forStatement: LowerRule = (cst, lowering) => {
  const [head] = namedKids(cst).filter((child) => child.field !== 'body');
  const body = bodyOf(cst, lowering);
  if (head?.type === 'range_clause') return rangeLoop(cst, head, body, lowering);
  if (head?.type !== 'for_clause') {
    const test = head ? lowering.lower(head) : node('constant', { start: cst.start, end: cst.start }, [], 'true');
    return node('while', cst, [test, body]);
  }
  const part = (name: string): SyntaxNode => lowering.lower(field(head, name), head.start);
  return node('for', cst, [part('initializer'), part('condition'), part('update'), body]);
};

/** `for i, v := range list` takes the second name from the list; the first is a number or a key. */
function rangeLoop(cst: CstNode, head: CstNode, body: SyntaxNode, lowering: Lowering): SyntaxNode {
  const left = field(head, 'left');
  const names = left ? lowering.list(namedKids(left)) : [];
  const [key, value] = names;
  const isDeclared = head.kids.some((child) => child.type === ':=');
  const iterated = lowering.lower(field(head, 'right'), head.end);
  const flavor = isDeclared ? 'let' : '';
  if (value) {
    // What the key is called matters to patterns alone: data flows by the statement that sets it.
    const written = key ?? absent(head.start);
    return node('for-each', cst, [value, iterated, withKey(key, iterated, body, flavor), written], {
      text: 'of',
      flavor,
    });
  }
  // The key alone: of channels it is what is sent, of lists a number.
  return node('for-each', cst, [key ?? absent(head.start), iterated, body], { text: 'in', flavor });
}

function withKey(key: SyntaxNode | undefined, iterated: SyntaxNode, body: SyntaxNode, flavor: string): SyntaxNode {
  if (!key || key.text === '_' || key.text.startsWith('__gh_')) return body;
  const keys = node('call', key, [node('name', key, [], 'len'), iterated], { flavor: 'range-key' });
  const declared = node('assign', key, [key, keys], { text: '=', flavor: flavor === '' ? 'range-key' : flavor });
  return node('block', body, [withMarks(declared, [UNWRITTEN]), ...body.kids]);
}

const assignment: LowerRule = (cst, lowering) => {
  const operator = field(cst, 'operator')?.type ?? '=';
  return assign(cst, { left: field(cst, 'left'), right: field(cst, 'right') }, lowering, {
    text: operator,
    flavor: '',
  });
};

interface Sides {
  readonly left: CstNode | undefined;
  readonly right: CstNode | undefined;
}

interface Label {
  readonly text: string;
  readonly flavor: string;
}

/** Pairs are assigned one by one; a call that answers with several values as a tuple. */
function assign(cst: CstNode, { left, right }: Sides, lowering: Lowering, label: Label): SyntaxNode {
  const [targets, values] = [left ? namedKids(left) : [], right ? namedKids(right) : []];
  if (targets.length > 1 && targets.length === values.length) {
    const each = targets.map((target, at) =>
      node(
        'assign',
        { start: target.start, end: values[at]?.end ?? cst.end },
        [lowering.lower(target), lowering.lower(values[at], cst.end)],
        label,
      ),
    );
    return node('block', cst, each, { flavor: SPLICE });
  }
  return node(
    'assign',
    cst,
    [answered(listOrOne(left, lowering, cst.start)), listOrOne(right, lowering, cst.end)],
    label,
  );
}

/**
 * `rows, err := query()`: what a function answers with is its first value, the rest says how it went. A tuple would
 * ask strangers for parts that nobody knows.
 */
function answered(target: SyntaxNode): SyntaxNode {
  const [first, ...rest] = target.kind === 'tuple' ? target.kids : [];
  const isError = rest.length === 1 && /^(?:_|err\w*|ok|found|exists)$/.test(rest[0]?.text ?? '');
  return first && isError ? node('tuple', target, target.kids, { flavor: 'answer' }) : target;
}

const declaration: LowerRule = (cst, lowering) => {
  const specs = namedKids(cst).flatMap((child) => (child.type === 'var_spec_list' ? namedKids(child) : [child]));
  const flavor = cst.type === 'const_declaration' ? 'const' : 'let';
  const assigns = specs.flatMap((spec) => declared(spec, flavor, lowering)).map((one) => withMarks(one, ['var']));
  return assigns.length === 1 && assigns[0] ? assigns[0] : node('block', cst, assigns, { flavor: SPLICE });
};

function declared(spec: CstNode, flavor: string, lowering: Lowering): SyntaxNode[] {
  const type = field(spec, 'type');
  const names = spec.kids.filter((child) => child.field === 'name' && child.named);
  const list = field(spec, 'value');
  const values = list ? namedKids(list) : [];
  const targets = names.map((one) => withType(lowering.lower(one), type ? lowering.lower(type) : null));
  if (targets.length > 1 && values.length === 1) {
    return [
      node('assign', spec, [node('tuple', spec, targets), lowering.lower(values[0], spec.end)], { text: '=', flavor }),
    ];
  }
  return targets.map((target, at) => {
    const value = values[at];
    return node(
      'assign',
      { start: target.start, end: spec.end },
      [target, value ? lowering.lower(value) : absent(spec.end)],
      {
        text: '=',
        flavor,
      },
    );
  });
}

/** Cases of a switch do not fall through, unless they say so. */
const switchOf: LowerRule = (cst, lowering) => {
  const alias = field(cst, 'alias');
  const value = field(cst, 'value');
  const cases = namedKids(cst).filter((child) => /_case$/.test(child.type));
  const bound = alias && namedKids(alias)[0];
  const subject = lowering.lower(value, cst.start);
  const lowered = cases.map((one) => caseOf(one, bound ? { bound, value } : null, lowering));
  const test = value ? subject : node('constant', { start: cst.start, end: cst.start }, [], 'true');
  return withInitializer(cst, node('switch', cst, [test, ...lowered], { flavor: cst.type }), lowering);
};

interface Alias {
  readonly bound: CstNode;
  readonly value: CstNode | undefined;
}

function caseOf(cst: CstNode, alias: Alias | null, lowering: Lowering): SyntaxNode {
  const tests = cst.kids
    .filter((child) => (child.field === 'value' || child.field === 'type') && child.named)
    .flatMap((child) => (child.type === 'expression_list' ? namedKids(child) : [child]));
  const communication = field(cst, 'communication');
  const statements = namedKids(cst).filter((child) => child.field === '');
  const first = communication ? [lowering.lower(communication)] : [];
  if (alias) {
    const target = node('name', alias.bound, [], lowering.text(alias.bound));
    first.push(
      node('assign', alias.bound, [target, lowering.lower(alias.value, cst.start)], { text: '=', flavor: 'let' }),
    );
  }
  const start = statements[0]?.start ?? cst.end;
  const own = node('block', { start, end: cst.end }, [...first, ...statementsOf(statements, lowering)]);
  return node('case', cst, [...lowering.list(tests), own], { flavor: 'rule' });
}

const send: LowerRule = (cst, lowering) => {
  const channel = lowering.lower(field(cst, 'channel'), cst.start);
  const method = node('member', channel, [
    channel,
    node('property', { start: cst.start, end: cst.start }, [], { text: 'push', flavor: 'unwritten' }),
  ]);
  // What is sent is added to what the channel holds.
  return node('call', cst, [method, lowering.lower(field(cst, 'value'), cst.end)], { flavor: 'send' });
};

const count =
  (operator: string): LowerRule =>
  (cst, lowering) =>
    node('unary', cst, [lowering.lower(namedKids(cst)[0], cst.start)], operator);

const first: LowerRule = (cst, lowering) => lowering.lower(namedKids(cst)[0], cst.start);
const nothing: LowerRule = (cst) => node('empty', cst);

/** `defer` and `go` call: when they do is not told apart, but a pattern may name them. */
const later: LowerRule = (cst, lowering) =>
  node('unary', cst, [first(cst, lowering)], cst.type === 'go_statement' ? 'go' : 'defer');

export const goStatements: Readonly<Record<string, LowerRule>> = {
  source_file: (cst, lowering) => node('program', cst, statementsOf(namedKids(cst), lowering)),
  statement_list: (cst, lowering) => node('block', cst, statementsOf([cst], lowering), { flavor: SPLICE }),
  block,
  expression_statement: first,
  empty_statement: nothing,
  if_statement: ifStatement,
  for_statement: forStatement,
  assignment_statement: assignment,
  short_var_declaration: (cst, lowering) =>
    assign(cst, { left: field(cst, 'left'), right: field(cst, 'right') }, lowering, { text: '=', flavor: 'let' }),
  var_declaration: declaration,
  const_declaration: declaration,
  inc_statement: count('++'),
  dec_statement: count('--'),
  expression_switch_statement: switchOf,
  type_switch_statement: switchOf,
  select_statement: switchOf,
  receive_statement: (cst, lowering) =>
    field(cst, 'left')
      ? assign(
          cst,
          {
            left: field(cst, 'left'),
            right: { ...cst, type: 'expression_list', kids: cst.kids.filter((one) => one.field === 'right') },
          },
          lowering,
          {
            text: '=',
            flavor: 'let',
          },
        )
      : lowering.lower(field(cst, 'right'), cst.start),
  send_statement: send,
  defer_statement: later,
  go_statement: later,
  return_statement: (cst, lowering) => node('return', cst, [listOrOne(namedKids(cst)[0], lowering, cst.end)]),
  break_statement: (cst) => node('break', cst),
  continue_statement: (cst) => node('continue', cst),
  label_name: (cst, lowering) => node('name', cst, [], lowering.text(cst)),
  goto_statement: (cst, lowering) => node('unknown', cst, lowering.list(namedKids(cst)), 'goto'),
  fallthrough_statement: nothing,
  labeled_statement: (cst, lowering) => lowering.lower(namedKids(cst).at(-1), cst.start),
};
