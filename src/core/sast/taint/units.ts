import type { Binding } from '../names.ts';
import type { SourceFile } from '../source-file.ts';
import { isPresent, kid, type Kind, type SyntaxNode } from '../tree.ts';
import { libraryOf } from './library/of-family.ts';
import type { FunctionUse, MethodUse } from './library/library.ts';

/** A function, a class, or a statement of the top level, with all in it that is in no unit of its own. */
export interface Unit {
  readonly node: SyntaxNode;
  readonly file: SourceFile;
  /** The unit that it is written in. */
  readonly parent: Unit | null;
  /** Words by which other code can mean it. */
  readonly names: Set<string>;
  /** Names, fields and short strings in it: what else it can mean. */
  readonly words: Set<string>;
  /** Of its words, those that may be variables of the top level, here or in another file. */
  readonly outer: Set<string>;
  /** Whether it changes an object in place, or a variable that is not its own. */
  isMutating: boolean;
  /** Whether it speaks of the object whose method it is. */
  usesThis: boolean;
  /** Whether it gives a variable of the top level another value. */
  assignsTopLevel: boolean;
}

export interface FileUnits {
  readonly units: readonly Unit[];
  readonly of: ReadonlyMap<SyntaxNode, Unit>;
  /** Variables of the top level that may hold an object which functions change. */
  readonly shared: ReadonlySet<string>;
}

const known = new WeakMap<SourceFile, FileUnits>();

/** Read once for all rules. */
export function unitsOf(file: SourceFile): FileUnits {
  const found = known.get(file);
  if (found) return found;
  const reader = new UnitReader(file);
  const made: FileUnits = { units: reader.units, of: reader.of, shared: reader.shared };
  known.set(file, made);
  return made;
}

/** Uses of library methods that change their receiver. */
const CHANGING_METHODS: ReadonlySet<MethodUse> = new Set([
  ...(['build', 'append', 'prepend', 'insert', 'extend', 'extend-front', 'take-last', 'take-first', 'take'] as const),
  ...(['remove', 'splice', 'reverse', 'mix', 'fill', 'set', 'get-or-set', 'delete', 'update', 'clear'] as const),
  ...(['section-set', 'write', 'emit', 'on', 'next', 'call', 'apply'] as const),
]);

const CHANGING_FUNCTIONS: ReadonlySet<FunctionUse> = new Set(['merge', 'set-field', 'super', 'first']);

/** What no function can change. */
const FIXED: ReadonlySet<Kind> = new Set(['string', 'number', 'constant', 'template', 'regex', 'function', 'binary']);

/** A field that a string may name: `getattr(o, "run")`. */
const FIELD_NAME = /^[A-Za-z_$][\w$]{0,40}$/;

/** What a file that is required or imported as a whole gives. */
const WHOLE_MODULE = ['default', 'exports'];

class UnitReader {
  readonly units: Unit[] = [];
  readonly of = new Map<SyntaxNode, Unit>();
  readonly shared = new Set<string>();
  readonly #file: SourceFile;

  constructor(file: SourceFile) {
    this.#file = file;
    for (const statement of file.root.kids) {
      const unit = this.#open(statement, null);
      if (isUnit(statement)) this.#readUnit(statement, unit);
      else this.#read(statement, unit);
      if (statement.kind === 'class') this.#shareClass(statement);
    }
  }

  #open(node: SyntaxNode, parent: Unit | null): Unit {
    const flags = { isMutating: false, usesThis: false, assignsTopLevel: false };
    const made: Unit = {
      node,
      file: this.#file,
      parent,
      names: new Set(),
      words: new Set(),
      outer: new Set(),
      ...flags,
    };
    this.units.push(made);
    this.of.set(node, made);
    return made;
  }

  #readUnit(node: SyntaxNode, unit: Unit): void {
    for (const one of targetsOf(kid(node, 0))) unit.names.add(one);
    const { parent } = node;
    if (parent && (parent.kind === 'pair' || parent.kind === 'assign'))
      for (const one of targetsOf(kid(parent, 0))) unit.names.add(one);
    node.kids.forEach((child, index) => {
      if (index > 0) this.#read(child, unit);
      // Decorators run where the function is made.
      if (index > 2 && unit.parent) this.#read(child, unit.parent);
    });
  }

  #read(node: SyntaxNode, unit: Unit): void {
    if (isUnit(node) && node !== unit.node) {
      this.#readUnit(node, this.#open(node, unit));
      return;
    }
    this.#note(node, unit);
    for (const child of node.kids) this.#read(child, unit);
  }

  #note(node: SyntaxNode, unit: Unit): void {
    switch (node.kind) {
      case 'name':
        return this.#noteName(node, unit);
      case 'property':
        unit.words.add(node.text);
        return;
      case 'string':
        if (FIELD_NAME.test(node.text)) unit.words.add(node.text);
        return;
      case 'member':
        // Of what another file exports as a whole.
        if (rootName(node)?.binding?.imported) unit.outer.add(kid(node, 1).text);
        return;
      case 'assign':
        if (isPresent(kid(node, 1))) this.#noteWrite(kid(node, 0), kid(node, 1), unit);
        return;
      case 'for-each':
      case 'catch':
        return this.#noteWrite(kid(node, 0), null, unit);
      case 'unary':
        if (/^(?:\+\+|--|delete|del)$/.test(node.text)) this.#noteWrite(kid(node, 0), null, unit);
        return;
      case 'call':
      case 'new':
        return this.#noteCall(node, unit);
      case 'import':
        return this.#noteImport(node, unit);
      default:
    }
  }

  #noteName(node: SyntaxNode, unit: Unit): void {
    const { binding, text } = node;
    unit.words.add(text);
    if (text === 'this' || text === 'super' || isSelf(node)) unit.usesThis = true;
    if (!binding || binding.owner) return;
    unit.outer.add(text);
    if (binding.imported) for (const one of [binding.imported.name, ...WHOLE_MODULE]) unit.outer.add(one);
  }

  #noteWrite(target: SyntaxNode, value: SyntaxNode | null, unit: Unit): void {
    const isStatement = unit.node.kind !== 'function' && unit.parent === null;
    if (isStatement) for (const one of targetsOf(target)) unit.names.add(one);
    if (target.kind === 'member' || target.kind === 'index') {
      this.#noteChange(target, unit);
      return;
    }
    if (target.kind !== 'name') {
      for (const child of target.kids) this.#noteWrite(child, null, unit);
      return;
    }
    const { binding } = target;
    if (!binding) return;
    if (!binding.owner && (value === null || !FIXED.has(value.kind))) this.shared.add(binding.name);
    const owner = functionAround(unit);
    if (binding.owner === owner) return;
    unit.isMutating = true;
    if (!binding.owner) unit.assignsTopLevel = true;
  }

  /** Something in place, within what the name at its root stands for. */
  #noteChange(place: SyntaxNode, unit: Unit): void {
    unit.isMutating = true;
    const root = rootName(place);
    if (root?.binding && !root.binding.owner) this.shared.add(root.text);
  }

  #noteCall(node: SyntaxNode, unit: Unit): void {
    const callee = kid(node, 0);
    const library = libraryOf(this.#file.family);
    if (callee.kind === 'member') {
      const use = library.methods.get(kid(callee, 1).text);
      if (use && CHANGING_METHODS.has(use)) this.#noteChange(kid(callee, 0), unit);
    }
    const text = calleeText(callee);
    if (text === 'require' || text === 'import')
      for (const one of WHOLE_MODULE) {
        unit.words.add(one);
        unit.outer.add(one);
      }
    const use = library.functions.get(text);
    if (use && CHANGING_FUNCTIONS.has(use)) this.#noteChange(kid(node, 1), unit);
  }

  #noteImport(node: SyntaxNode, unit: Unit): void {
    for (const word of node.text.split(/\W+/)) unit.words.add(word);
    for (const one of node.kids) {
      unit.words.add(one.text);
      unit.names.add(kid(one, 1).text);
    }
    for (const one of WHOLE_MODULE) unit.words.add(one);
  }

  /** Fields of the class itself are objects that all share. */
  #shareClass(node: SyntaxNode): void {
    const hasFields = kid(node, 2).kids.some((one) => one.kind === 'assign');
    if (hasFields) this.shared.add(kid(node, 0).text);
  }
}

function isUnit(node: SyntaxNode): boolean {
  return node.kind === 'function' || node.kind === 'class';
}

/** Names that a target gives; of a field its own name, which is what others call it by. */
function targetsOf(target: SyntaxNode): string[] {
  switch (target.kind) {
    case 'name':
    case 'property':
    case 'string':
      return [target.text];
    case 'member': {
      const root = rootName(target)?.text;
      const field = kid(target, 1).text;
      return root === 'module' || root === 'exports' ? [field, ...WHOLE_MODULE] : [field, ...(root ? [root] : [])];
    }
    case 'index':
      return targetsOf(kid(target, 0)).concat(targetsOf(kid(target, 1)));
    default:
      return target.kids.flatMap(targetsOf);
  }
}

function rootName(node: SyntaxNode): SyntaxNode | null {
  let root = node;
  while (root.kind === 'member' || root.kind === 'index' || root.kind === 'call') root = kid(root, 0);
  return root.kind === 'name' ? root : null;
}

function calleeText(callee: SyntaxNode): string {
  if (callee.kind === 'name') return callee.text;
  if (callee.kind !== 'member') return '';
  const object = calleeText(kid(callee, 0));
  return object === '' ? kid(callee, 1).text : `${object}.${kid(callee, 1).text}`;
}

/** The first parameter of a method, whatever it is called. */
function isSelf(node: SyntaxNode): boolean {
  const owner: Binding['owner'] | undefined = node.binding?.owner;
  return (
    owner?.kind === 'function' &&
    owner.parent?.parent?.kind === 'class' &&
    kid(kid(kid(owner, 1), 0), 0).text === node.text
  );
}

function functionAround(unit: Unit): SyntaxNode | null {
  for (let current: Unit | null = unit; current; current = current.parent) {
    if (current.node.kind === 'function') return current.node;
  }
  return null;
}
