import type { Binding } from './names.ts';

/**
 * The one tree for all languages. Parentheses, type annotations, semicolons and expression statements are gone;
 * functions, arrows, methods and lambdas are one kind, and so are declarations and assignments.
 * Children stand at fixed places, written after each kind; `?` may be `absent`, `*` is any number.
 */
export type Kind =
  | 'program' // statement*
  | 'block' // statement*
  | 'name'
  | 'property' // the name after a dot, or a bare key
  | 'string'
  | 'number'
  | 'constant' // true, false, null, undefined
  | 'regex' // text as written
  | 'template' // string and expression parts*
  | 'member' // object, property
  | 'index' // object, index
  | 'slice' // parts*
  | 'call' // callee, argument*
  | 'new' // callee, argument*
  | 'keyword' // value; text: the name
  | 'spread' // value; text: * ** or ...
  | 'unary' // operand; text: the operator
  | 'binary' // left, right
  | 'logical' // left, right; text: && || ??
  | 'conditional' // test, then, else
  | 'assign' // target, value?; text: the operator
  | 'await' // value
  | 'cast' // value, type; only ever a second reading of the value
  | 'yield' // value?
  | 'sequence' // expression*
  | 'function' // name?, parameters, block, decorator*
  | 'parameters' // parameter*
  | 'parameter' // target, default?; text: * ** or empty
  | 'class' // name?, bases, block, decorator*
  | 'bases' // expression*
  | 'object' // pair or spread*
  | 'pair' // key, value
  | 'array'
  | 'tuple'
  | 'set'
  | 'return' // value?
  | 'throw' // value?
  | 'if' // test, block, block?
  | 'while' // test, block; text: `do` when the body runs first
  | 'for' // start?, test?, update?, block
  | 'for-each' // target, iterable, block
  | 'switch' // subject, case*
  | 'case' // test*, block; no test: default
  | 'try' // block, finally block?, catch*
  | 'catch' // parameter?, block, type?
  | 'with' // block, item*
  | 'break'
  | 'continue'
  | 'import' // import-name*; text: the module
  | 'import-name' // imported property, local name; text: the imported name, `*` or `default`
  | 'comprehension' // element, clause*; text: list, set, dict, generator
  | 'clause' // target?, value; text: `for` or `if`
  | 'element' // name, attribute*, child*
  | 'attribute' // value?; text: the name
  | 'assert' // expression*
  | 'redirect' // statement, target*: the shell's; each target is unary with its operator
  | 'substitution' // statement*; text: $( <( >( or $((
  | 'empty'
  | 'absent'
  | 'unknown'
  // Only in patterns:
  | 'metavariable' // text: $X
  | 'metavariables' // text: $...X
  | 'ellipsis'
  | 'deep' // pattern
  | 'typed'; // metavariable, type

export interface SyntaxNode {
  readonly kind: Kind;
  readonly text: string;
  readonly kids: readonly SyntaxNode[];
  readonly start: number;
  readonly end: number;
  /** `const`, `let`, `var`; `arrow`, `method`, `implicit` … : what the one tree unifies, kept for those who ask. */
  readonly flavor: string;
  /** Words beside it (`static`, `&`): a pattern that has some asks for them, one without says nothing about them. */
  marks?: readonly string[] | undefined;
  /** What a name was declared as, or a function answers with; written by the source, never inferred. */
  type?: SyntaxNode | undefined;
  /** A second reading: a field taken by destructuring as a member, a function given to `map` as a call. */
  access?: SyntaxNode;
  /** Set by `linkParents`; none at the root, and in code that the engine makes up while matching. */
  parent?: SyntaxNode;
  binding?: Binding;
}

/** The flavor of the parts of a template that are text; a string between its braces is none. */
export const TEMPLATE_TEXT = 'text';

export function node(
  kind: Kind,
  span: { readonly start: number; readonly end: number },
  kids: readonly SyntaxNode[] = [],
  label: string | { readonly text?: string; readonly flavor: string } = '',
): SyntaxNode {
  const isText = typeof label === 'string';
  // One literal with all keys in one order keeps the engine's objects of one shape, which is most of its speed.
  return {
    kind,
    text: isText ? label : (label.text ?? ''),
    kids,
    start: span.start,
    end: span.end,
    flavor: isText ? '' : label.flavor,
    marks: undefined,
    type: undefined,
    access: undefined,
    parent: undefined,
    binding: undefined,
  } as SyntaxNode;
}

/** Notes the type that is written beside a declared name or a function. */
export function withType(declared: SyntaxNode, type: SyntaxNode | null): SyntaxNode {
  if (type && type.kind !== 'absent') declared.type = type;
  return declared;
}

/** The word that a command of a shell begins with: a name, and to dots before it a word like the others. */
export const COMMAND = 'command';

/** Marks what stands for code written elsewhere: it is part of what is around it, and found where it is written. */
export const ALIAS = 'alias';

/** Marks what stands behind an `&`, which is no part of it. */
export const ADDRESS = '&';

/** Marks a statement that the lowering adds: it takes part in data flow, and patterns do not see it. */
export const UNWRITTEN = 'unwritten';

/** Notes the words that stand beside it. */
export function withMarks(marked: SyntaxNode, marks: readonly string[]): SyntaxNode {
  if (marks.length > 0) marked.marks = [...(marked.marks ?? []), ...marks];
  return marked;
}

export function hasMark(marked: SyntaxNode, mark: string): boolean {
  return marked.marks?.includes(mark) === true;
}

export function absent(at: number): SyntaxNode {
  return node('absent', { start: at, end: at });
}

const NOWHERE: SyntaxNode = absent(0);

/** The child at a place, or an absent node: lowered trees of broken code may lack some. */
export function kid(parent: SyntaxNode, index: number): SyntaxNode {
  return parent.kids[index] ?? NOWHERE;
}

export function isPresent(candidate: SyntaxNode): boolean {
  return candidate.kind !== 'absent';
}

/** Sets `parent` below `root`. Recursion is bounded because lowering bounds the depth. */
export function linkParents(root: SyntaxNode): void {
  for (const child of root.kids) {
    child.parent = root;
    linkParents(child);
  }
  if (root.type) {
    root.type.parent = root;
    linkParents(root.type);
  }
  if (root.access) {
    root.access.parent = root;
    linkAccess(root.access);
  }
}

/** Nodes made for `access` share children with the tree, which keep their own parent. */
function linkAccess(access: SyntaxNode): void {
  for (const child of access.kids) {
    if (child.parent === undefined) child.parent = access;
    if (child.kind === 'member' && child.flavor === 'access') linkAccess(child);
  }
}

/** Root of the tree that a node belongs to. */
export function rootOf(start: SyntaxNode): SyntaxNode {
  let current = start;
  while (current.parent) current = current.parent;
  return current;
}

export function enclosing(start: SyntaxNode, kind: Kind): SyntaxNode | null {
  for (let current = start.parent; current; current = current.parent) if (current.kind === kind) return current;
  return null;
}
