import type { RegexNode } from './regex-tree.ts';

/** What an expression found: the whole and its groups, by number from 1 and by name. */
export interface RegexMatch {
  readonly start: number;
  readonly text: string;
  readonly groups: readonly (string | undefined)[];
  readonly named: Readonly<Record<string, string | undefined>>;
}

/** What a search may cost. Below zero it has ended early. */
export interface RegexBudget {
  steps: number;
}

/** Groups repeated more often nest too deeply for the stack. */
const GROUP_ROUNDS_MAX = 1_000;

/** How far back a look-behind looks. */
const LOOK_BEHIND_CHARS_MAX = 255;

interface Run {
  readonly text: string;
  readonly budget: RegexBudget;
  readonly captures: (string | undefined)[];
}

type Next = (at: number) => boolean;
type Matcher = (run: Run, at: number, next: Next) => boolean;

interface Groups {
  count: number;
  readonly numbers: Map<string, number>;
}

/**
 * The same expression for a matcher of our own that counts its steps. JavaScript's is faster and cannot be stopped, so
 * it is not asked where the expression and the text together could take it too long.
 */
export function countedSearch(node: RegexNode): (text: string, budget: RegexBudget) => Generator<RegexMatch> {
  const groups: Groups = { count: 0, numbers: new Map() };
  const matcher = compile(node, groups);
  return (text, budget) => search(matcher, groups, text, budget);
}

function* search(matcher: Matcher, groups: Groups, text: string, budget: RegexBudget): Generator<RegexMatch> {
  for (let start = 0; start <= text.length;) {
    const run: Run = { text, budget, captures: new Array<string | undefined>(groups.count).fill(undefined) };
    let end = -1;
    const isFound = matcher(run, start, (at) => ((end = at), true));
    if (budget.steps < 0) return;
    if (isFound) {
      const named = Object.fromEntries([...groups.numbers].map(([name, at]) => [name, run.captures[at]]));
      yield { start, text: text.slice(start, end), groups: run.captures, named };
    }
    start = isFound && end > start ? end : start + 1;
  }
}

function compile(node: RegexNode, groups: Groups): Matcher {
  switch (node.type) {
    case 'characters':
      return characters(node);
    case 'position': {
      const position = new RegExp(node.text, 'y');
      return (run, at, next) => isSticky(position, run, at) && next(at);
    }
    case 'backreference':
      return backreference(node.text, groups);
    case 'sequence':
      return node.of.map((one) => compile(one, groups)).reduceRight(chain, (_, at, next) => next(at));
    case 'any': {
      const ways = node.of.map((one) => compile(one, groups));
      return (run, at, next) => ways.some((way) => way(run, at, next));
    }
    case 'group':
      return group(node, groups);
    case 'look':
      return look(node, groups);
    case 'repeat':
      return node.body.type === 'characters' ? repeatCharacter(node, node.body) : repeatGroup(node, groups);
  }
}

function chain(rest: Matcher, first: Matcher): Matcher {
  return (run, at, next) => first(run, at, (middle) => rest(run, middle, next));
}

function isSticky(expression: RegExp, run: Run, at: number): boolean {
  if (--run.budget.steps < 0) return false;
  expression.lastIndex = at;
  return expression.test(run.text);
}

type Characters = Extract<RegexNode, { type: 'characters' }>;

/** The length that one character takes at a place, or 0. */
function lengthAt(node: Characters): (run: Run, at: number) => number {
  const sticky = new RegExp(node.text, /\\[pP]\{/.test(node.text) ? 'uy' : 'y');
  // What the classes know by its number needs no other expression; of properties they know nothing.
  const isExact = !sticky.unicode;
  return (run, at) => {
    if (--run.budget.steps < 0 || at >= run.text.length) return 0;
    const code = run.text.charCodeAt(at);
    if (isExact && code < 256) return node.set.has(code) ? 1 : 0;
    sticky.lastIndex = at;
    return sticky.test(run.text) ? sticky.lastIndex - at : 0;
  };
}

function characters(node: Characters): Matcher {
  const length = lengthAt(node);
  return (run, at, next) => {
    const taken = length(run, at);
    return taken > 0 && next(at + taken);
  };
}

/** Without recursion: a loop over a whole file must fit the stack. */
function repeatCharacter(node: Extract<RegexNode, { type: 'repeat' }>, body: Characters): Matcher {
  const length = lengthAt(body);
  const { least, most, isLazy } = node;
  return (run, start, next) => {
    const ends = [start];
    const grow = (): boolean => {
      const at = ends.at(-1) ?? start;
      const taken = ends.length <= most ? length(run, at) : 0;
      if (taken > 0) ends.push(at + taken);
      return taken > 0;
    };
    while (ends.length <= least) if (!grow()) return false;
    if (isLazy) {
      do if (next(ends.at(-1) ?? start)) return true;
      while (run.budget.steps >= 0 && grow());
      return false;
    }
    while (grow());
    for (let count = ends.length - 1; count >= least && run.budget.steps >= 0; count--) {
      if (next(ends[count] ?? start)) return true;
    }
    return false;
  };
}

function repeatGroup(node: Extract<RegexNode, { type: 'repeat' }>, groups: Groups): Matcher {
  const body = compile(node.body, groups);
  const { least, most, isLazy } = node;
  const round = (run: Run, at: number, count: number, next: Next): boolean => {
    if (--run.budget.steps < 0) return false;
    if (count >= GROUP_ROUNDS_MAX) {
      run.budget.steps = -1;
      return false;
    }
    // A round that takes nothing would go on for ever.
    const more = (): boolean =>
      count < most && body(run, at, (end) => (end > at || count < least) && round(run, end, count + 1, next));
    if (count < least) return more();
    return isLazy ? next(at) || more() : more() || next(at);
  };
  return (run, at, next) => round(run, at, 0, next);
}

function group(node: Extract<RegexNode, { type: 'group' }>, groups: Groups): Matcher {
  if (node.open === '(?:') return compile(node.body, groups);
  const number = groups.count++;
  const name = /<(\w+)>$/.exec(node.open)?.[1];
  if (name !== undefined) groups.numbers.set(name, number);
  const body = compile(node.body, groups);
  return (run, at, next) => {
    const before = run.captures[number];
    const isFound = body(run, at, (end) => {
      const inner = run.captures[number];
      run.captures[number] = run.text.slice(at, end);
      if (next(end)) return true;
      run.captures[number] = inner;
      return false;
    });
    if (!isFound) run.captures[number] = before;
    return isFound;
  };
}

function look(node: Extract<RegexNode, { type: 'look' }>, groups: Groups): Matcher {
  const body = compile(node.body, groups);
  const isNot = node.open.endsWith('!');
  const isBehind = node.open.startsWith('(?<');
  return (run, at, next) => {
    const isFound = isBehind ? isBefore(body, run, at) : body(run, at, () => true);
    return run.budget.steps >= 0 && isFound !== isNot && next(at);
  };
}

function isBefore(body: Matcher, run: Run, at: number): boolean {
  for (let start = at; start >= Math.max(0, at - LOOK_BEHIND_CHARS_MAX); start--) {
    if (body(run, start, (end) => end === at)) return true;
  }
  return false;
}

function backreference(text: string, groups: Groups): Matcher {
  const name = /<(\w+)>/.exec(text)?.[1];
  const digits = /\d+/.exec(text)?.[0];
  return (run, at, next) => {
    if (--run.budget.steps < 0) return false;
    const number = name === undefined ? Number(digits) - 1 : groups.numbers.get(name);
    const captured = run.captures[number ?? -1] ?? '';
    return run.text.startsWith(captured, at) && next(at + captured.length);
  };
}
