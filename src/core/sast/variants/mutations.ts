import type { ScanInput } from '../scan.ts';
import { kid, type SyntaxNode } from '../tree.ts';
import { importsRenamed, keywordsSwapped } from './import-edits.ts';

export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A way to write the same program differently: what is found in it has to stay, and nothing new to come. */
export interface Mutation {
  readonly name: string;
  readonly family: 'javascript' | 'python';
  edits(nodes: readonly SyntaxNode[], text: string): Edit[];
  /** Code that the edits call, put before the first line. */
  readonly prelude?: string;
  /** Another file that the prelude imports. */
  readonly beside?: ScanInput;
}

const WRAPPED: ReadonlySet<string> = new Set(['member', 'call', 'template', 'binary', 'index', 'await']);

/** Values that a function gives to a variable of its own, where they are data and stand on one line. */
function localValues(nodes: readonly SyntaxNode[], text: string): SyntaxNode[] {
  return nodes.flatMap((node) => {
    const [target, value] = [kid(node, 0), kid(node, 1)];
    const isLocal = node.kind === 'assign' && target.kind === 'name' && target.binding && !target.binding.isTopLevel;
    if (!isLocal || !/^(?::?=)$/.test(node.text) || !WRAPPED.has(value.kind)) return [];
    const written = text.slice(value.start, value.end);
    const isPlain = !/\n|\bawait\b|\byield\b|\brequire\(|\bimport\(|\bthis\b|\bsuper\b/.test(written);
    const hasSpace = node.start < value.start && value.end <= node.end;
    return isPlain && hasSpace ? [value] : [];
  });
}

const wrap =
  (before: string, after: string) =>
  (nodes: readonly SyntaxNode[], text: string): Edit[] =>
    localValues(nodes, text).map(({ start, end }) => ({ start, end, text: before + text.slice(start, end) + after }));

const choose =
  (make: (written: string) => string) =>
  (nodes: readonly SyntaxNode[], text: string): Edit[] =>
    localValues(nodes, text).map(({ start, end }) => ({ start, end, text: make(text.slice(start, end)) }));

/** Local variables under another name. Shorthand fields and destructured names would change what they read. */
function renamed(nodes: readonly SyntaxNode[]): Edit[] {
  const assigned = new Set(
    nodes.filter((node) => node.kind === 'assign' && kid(node, 0).kind === 'name').map((node) => kid(node, 0).binding),
  );
  const names = nodes.filter((node) => node.kind === 'name' && node.end - node.start === node.text.length);
  const isFixed = (node: SyntaxNode): boolean =>
    node.parent?.kind === 'parameter' || node.parent?.kind === 'pair' || node.parent?.kind === 'import-name';
  const fixed = new Set(names.filter(isFixed).map((node) => node.binding));
  return names.flatMap((node) => {
    const { binding } = node;
    const isOurs = binding && !binding.isTopLevel && assigned.has(binding) && !fixed.has(binding) && !isFixed(node);
    return isOurs ? [{ start: node.start, end: node.end, text: `${node.text}Again` }] : [];
  });
}

/** Texts with substitutions, put together in another way. */
const rebuilt =
  (make: (parts: readonly string[]) => string, quote: string) =>
  (nodes: readonly SyntaxNode[], text: string): Edit[] =>
    nodes.flatMap((node) => {
      const written = text.slice(node.start, node.end);
      const isTagged = node.parent?.kind === 'call' && node.parent.flavor === 'tag';
      const isPlain = !/[\n\\]|'''|"""|!r|%|\{\{/.test(written) && !/:[^}]*\}/.test(written);
      if (node.kind !== 'template' || isTagged || !isPlain) return [];
      const parts = node.kids.map((part) =>
        part.kind === 'string' && /^[^'"`]*$/.test(text.slice(part.start, part.end))
          ? quote + text.slice(part.start, part.end) + quote
          : text.slice(part.start, part.end),
      );
      const isSafe = parts.every((part, index) => node.kids[index]?.kind !== 'string' || part.startsWith(quote));
      return isSafe ? [{ start: node.start, end: node.end, text: make(parts) }] : [];
    });

/** Two declarations side by side, the other way round, where the second does not use the first. */
function swapped(nodes: readonly SyntaxNode[], text: string): Edit[] {
  return nodes.flatMap((node) => {
    if (node.kind !== 'block') return [];
    return node.kids.flatMap((first, index) => {
      const second = node.kids[index + 1];
      if (first.kind !== 'assign' || second?.kind !== 'assign' || index % 2 === 1) return [];
      const between = text.slice(first.end, second.start);
      const [a, b] = [text.slice(first.start, first.end), text.slice(second.start, second.end)];
      const names = [kid(first, 0), kid(second, 0)];
      const isFree = names.every((name) => name.kind === 'name') && !b.includes(kid(first, 0).text);
      const isOneLine = !/\S/.test(between) && !/\n|await|\.pop|\.shift|next\(/.test(a + b);
      const isOwn = !a.includes(kid(second, 0).text) && /^\s*\n\s*$/.test(between);
      const isUnmarked = !/(?:ruleid|ok):[^\n]*\n\s*$/.test(text.slice(0, first.start));
      if (!isFree || !isOneLine || !isOwn || !isUnmarked) return [];
      return [{ start: first.start, end: second.end, text: b + between + a }];
    });
  });
}

/** Handlers that answer later. */
function asynchronous(nodes: readonly SyntaxNode[], text: string): Edit[] {
  return nodes.flatMap((node) => {
    const isHandler = node.kind === 'function' && node.flavor === 'arrow' && node.parent?.kind === 'call';
    const isBlock = text.slice(node.start, node.end).startsWith('(') && kid(node, 2).flavor !== 'implicit';
    return isHandler && isBlock ? [{ start: node.start, end: node.start, text: 'async ' }] : [];
  });
}

const javascript = (name: string, edits: Mutation['edits'], rest: Partial<Mutation> = {}): Mutation => ({
  name,
  family: 'javascript',
  edits,
  ...rest,
});
const python = (name: string, edits: Mutation['edits'], rest: Partial<Mutation> = {}): Mutation => ({
  name,
  family: 'python',
  edits,
  ...rest,
});

export const MUTATIONS: readonly Mutation[] = [
  javascript('renamed variables', renamed),
  javascript('swapped declarations', swapped),
  javascript('an extracted function', wrap('mutantSame(', ')'), {
    prelude: 'function mutantSame(value) {\n  const kept = value;\n  return kept;\n}\n',
  }),
  javascript('a function of another file', wrap('mutantPassed(', ')'), {
    prelude: "import { passed as mutantPassed } from './mutant-passing.js';\n",
    beside: { path: 'mutant-passing.js', text: 'const same = (value) => value;\nexport { same as passed };\n' },
  }),
  javascript('a closure', wrap('(() => ', ')()')),
  javascript('an arrow that is called', wrap('((value) => value)(', ')')),
  javascript('an object', wrap('({ kept: ', ", other: 'x' }).kept")),
  javascript('destructuring', wrap('(({ kept }) => kept)({ kept: ', ' })')),
  javascript('a list', wrap("['x', ", '][1]')),
  javascript('a map', wrap("new Map([['kept', ", "]]).get('kept')")),
  javascript('a class', wrap('new MutantBox(', ').open()'), {
    prelude:
      'class MutantBox {\n  #held;\n  constructor(value) {\n    this.#held = value;\n  }\n  open() {\n    return this.#held;\n  }\n}\n',
  }),
  javascript(
    'a choice',
    choose((written) => `(globalThis.mutant ? ${written} : ${written})`),
  ),
  javascript('a loop over a list', wrap('[', '].map((one) => one)[0]')),
  javascript('handlers that are async', asynchronous),
  javascript('imports under another name', importsRenamed),
  javascript(
    'added texts',
    rebuilt((parts) => `('' + ${parts.map((part) => `(${part})`).join(' + ')})`, "'"),
  ),
  javascript(
    'joined texts',
    rebuilt((parts) => `[${parts.join(', ')}].join('')`, "'"),
  ),
  python('renamed variables', renamed),
  python('swapped declarations', swapped),
  python('an extracted function', wrap('mutant_same(', ')'), {
    prelude: 'def mutant_same(value):\n    kept = value\n    return kept\n\n\n',
  }),
  python('a function of another file', wrap('mutant_passed(', ')'), {
    prelude: 'from .mutant_passing import passed as mutant_passed\n',
    beside: { path: 'mutant_passing.py', text: 'def passed(value):\n    return value\n' },
  }),
  python('a closure', wrap('(lambda: ', ')()')),
  python('a lambda that is called', wrap('(lambda value: value)(', ')')),
  python('a dictionary', wrap('{"kept": ', ', "other": "x"}["kept"]')),
  python('keyword arguments', wrap('dict(kept=', ').get("kept")')),
  python('a list', wrap('["x", ', '][1]')),
  python('a class', wrap('MutantBox(', ').open()'), {
    prelude:
      'class MutantBox:\n    def __init__(self, value):\n        self.held = value\n\n    def open(self):\n        return self.held\n\n\n',
  }),
  python(
    'a choice',
    choose((written) => `(${written} if mutant else ${written})`),
  ),
  python('a comprehension', wrap('[one for one in [', ']][0]')),
  python('a mapped list', wrap('list(map(lambda one: one, [', ']))[0]')),
  python('imports under another name', importsRenamed),
  python('keyword arguments in another order', keywordsSwapped),
  python(
    'added texts',
    rebuilt((parts) => `("" + ${parts.map((part) => `str(${part})`).join(' + ')})`, '"'),
  ),
  python(
    'joined texts',
    rebuilt((parts) => `"".join([${parts.join(', ')}])`, '"'),
  ),
];
