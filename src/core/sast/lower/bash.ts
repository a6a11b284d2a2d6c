import { field, namedKids, type CstNode } from '../cst.ts';
import { absent, COMMAND, node, type SyntaxNode } from '../tree.ts';
import { bashPatternForms } from './bash-patterns.ts';
import { bashWords } from './bash-words.ts';
import type { FrontEnd } from './front-end.ts';
import { createLowering, withBroken, SPLICE, type Lowering, type LowerRule } from './lowering.ts';

/** Statements below a node, without the words and names that stand in fields. */
function body(cst: CstNode, lowering: Lowering): SyntaxNode[] {
  const own = namedKids(cst).filter((child) => child.field === '' && !/^(?:elif|else)_clause$/.test(child.type));
  return lowering.statements(own);
}

const blockOf =
  (flavor: string): LowerRule =>
  (cst, lowering) =>
    node('block', cst, lowering.statements(namedKids(cst)), { flavor });

/** Several conditions in a row: the last one decides. */
function condition(cst: CstNode, lowering: Lowering): SyntaxNode {
  const tests = cst.kids.filter((child) => child.field === 'condition' && child.named);
  const lowered = lowering.list(tests);
  return lowered.length === 1 && lowered[0] ? lowered[0] : node('sequence', cst, lowered);
}

/** Without a body of its own an `elif` has its condition as the first of its statements. */
function ifLike(cst: CstNode, rest: readonly CstNode[], lowering: Lowering): SyntaxNode {
  let statements = body(cst, lowering);
  let test: SyntaxNode;
  if (cst.kids.some((child) => child.field === 'condition')) test = condition(cst, lowering);
  else [test = absent(cst.start), ...statements] = statements;
  const [next, ...others] = rest;
  const otherwise = !next
    ? absent(cst.end)
    : next.type === 'else_clause'
      ? node('block', next, body(next, lowering))
      : node('block', next, [lowering.nested(next, () => ifLike(next, others, lowering))], { flavor: 'single' });
  return node('if', cst, [test, node('block', cst, statements), otherwise]);
}

const ifStatement: LowerRule = (cst, lowering) =>
  ifLike(
    cst,
    namedKids(cst).filter((child) => /^(?:elif|else)_clause$/.test(child.type)),
    lowering,
  );

const loop: LowerRule = (cst, lowering) => {
  const test = condition(cst, lowering);
  const isUntil = cst.kids[0]?.type === 'until';
  const whole = isUntil ? node('unary', test, [test], '!') : test;
  return node('while', cst, [whole, lowering.lower(field(cst, 'body'), cst.end)]);
};

const forEach: LowerRule = (cst, lowering) => {
  const values = cst.kids.filter((child) => child.field === 'value');
  const list = node('array', values[0] ?? cst, lowering.list(values));
  return node(
    'for-each',
    cst,
    [lowering.lower(field(cst, 'variable'), cst.start), list, lowering.lower(field(cst, 'body'), cst.end)],
    'of',
  );
};

const cStyleFor: LowerRule = (cst, lowering) => {
  const part = (name: string): SyntaxNode => lowering.lower(field(cst, name), cst.start);
  return node('for', cst, [part('initializer'), part('condition'), part('update'), part('body')]);
};

const caseStatement: LowerRule = (cst, lowering) => {
  const items = namedKids(cst).filter((child) => child.type === 'case_item');
  const cases = items.map((item) => {
    const values = item.kids.filter((child) => child.field === 'value');
    const isDefault = values.length === 1 && values[0] !== undefined && lowering.text(values[0]) === '*';
    const tests = isDefault ? [] : lowering.list(values);
    return node('case', item, [...tests, node('block', item, body(item, lowering))], { flavor: 'rule' });
  });
  return node('switch', cst, [lowering.lower(field(cst, 'value'), cst.start), ...cases]);
};

const functionOf: LowerRule = (cst, lowering) => {
  const name = field(cst, 'name');
  const inner = lowering.lower(field(cst, 'body'), cst.end);
  return node(
    'function',
    cst,
    [
      name ? node('name', name, [], lowering.text(name)) : absent(cst.start),
      node('parameters', { start: name?.end ?? cst.start, end: name?.end ?? cst.start }),
      inner.kind === 'block' ? inner : node('block', inner, [inner]),
    ],
    { flavor: 'declaration' },
  );
};

const LEAVING: Readonly<Record<string, 'return' | 'break' | 'continue'>> = {
  return: 'return',
  break: 'break',
  continue: 'continue',
};

/** A command is a call of its first word; `A=1 cmd` sets first. Its redirections stand around it. */
const command: LowerRule = (cst, lowering) => {
  const name = field(cst, 'name');
  const first = name ? lowering.lower(namedKids(name)[0] ?? name) : absent(cst.start);
  const callee = first.kind === 'string' ? node('name', first, [], { text: first.text, flavor: COMMAND }) : first;
  const args = lowering.list(cst.kids.filter((child) => child.field === 'argument' && child.named));
  const settings = lowering.list(namedKids(cst).filter((child) => child.type === 'variable_assignment'));
  const redirects = lowering.list(cst.kids.filter((child) => child.field === 'redirect'));
  const start = callee.kind === 'absent' ? cst.start : callee.start;
  const span = { start, end: args.at(-1)?.end ?? Math.max(callee.end, start) };
  const leaving = Object.hasOwn(LEAVING, callee.text) ? LEAVING[callee.text] : undefined;
  // Dots or a metavariable alone stand for any command.
  const isPlaceholder = /^__gh_/.test(callee.text) && args.length === 0;
  const made = isPlaceholder
    ? callee
    : leaving
      ? node(leaving, span, leaving === 'return' ? [args[0] ?? absent(span.end)] : [])
      : node('call', span, [callee, ...args]);
  const set = settings.length > 0 ? node('sequence', cst, [...settings, made]) : made;
  return redirects.length > 0 ? node('redirect', cst, [set, ...redirects]) : set;
};

/** `export A=1 B`: a call of the word with what it declares. */
const declaring: LowerRule = (cst, lowering) => {
  const word = cst.kids[0];
  const callee = word ? node('name', word, [], lowering.text(word)) : absent(cst.start);
  return node('call', cst, [callee, ...lowering.list(namedKids(cst))]);
};

const pipeline: LowerRule = (cst, lowering) => {
  const [first = absent(cst.start), ...rest] = lowering.list(namedKids(cst));
  return rest.reduce((left, right) => node('binary', { start: left.start, end: right.end }, [left, right], '|'), first);
};

const list: LowerRule = (cst, lowering) => {
  const operator = cst.kids.find((child) => !child.named)?.type ?? '&&';
  return node('logical', cst, lowering.list(namedKids(cst)), operator);
};

const redirected: LowerRule = (cst, lowering) => {
  const redirects = cst.kids.filter((child) => child.field === 'redirect');
  return node('redirect', cst, [lowering.lower(field(cst, 'body'), cst.start), ...lowering.list(redirects)]);
};

const redirect: LowerRule = (cst, lowering) => {
  const operator = cst.kids.find((child) => !child.named)?.type ?? '<<';
  const target =
    field(cst, 'destination') ?? namedKids(cst).find((child) => !/descriptor|heredoc_start/.test(child.type));
  return node('unary', cst, [lowering.lower(target, cst.end)], operator);
};

const test: LowerRule = (cst, lowering) => {
  const open = cst.kids[0];
  return node('call', cst, [node('name', open ?? cst, [], open?.type ?? '['), ...lowering.list(namedKids(cst))]);
};

export const BASH_RULES: ReadonlyMap<string, LowerRule> = new Map(
  Object.entries({
    ...bashWords,
    program: (cst, lowering) => node('program', cst, lowering.statements(namedKids(cst))),
    command,
    declaration_command: declaring,
    unset_command: declaring,
    pipeline,
    list,
    negated_command: (cst, lowering) => node('unary', cst, lowering.list(namedKids(cst)), '!'),
    redirected_statement: redirected,
    file_redirect: redirect,
    heredoc_redirect: redirect,
    herestring_redirect: redirect,
    subshell: blockOf('subshell'),
    compound_statement: blockOf(''),
    do_group: blockOf(''),
    test_command: test,
    if_statement: ifStatement,
    while_statement: loop,
    for_statement: forEach,
    c_style_for_statement: cStyleFor,
    case_statement: caseStatement,
    function_definition: functionOf,
    variable_assignments: blockOf(SPLICE),
  } satisfies Record<string, LowerRule>),
);

/** The shell: commands are calls, words strings, expansions names. */
export const frontEnd: FrontEnd = {
  read: (text, { parse }) => {
    const cst = parse(text);
    if (!cst) return null;
    const lowering = createLowering(text, BASH_RULES);
    return { root: lowering.lower(cst), problems: withBroken(lowering.problems, cst) };
  },
  patternForms: bashPatternForms,
};
