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
  /** Keys by which other code can mean it: of variables, of fields, of what the file exports. */
  readonly names: Set<string>;
  /** Keys of all that it mentions. */
  readonly mentions: Set<string>;
  /** What it imports from other files; `*` for all of it. */
  readonly imports: { readonly module: string; readonly name: string }[];
  /** Variables of the top level that it mentions, and fields of modules, by their names. */
  readonly outer: Set<string>;
  /** Whether it changes an object in place, or a variable that is not its own. */
  isMutating: boolean;
  /** Whether it speaks of the object whose method it is. */
  usesThis: boolean;
  /** Whether it gives a variable of the top level another value. */
  assignsTopLevel: boolean;
}

/** The variable itself, wherever in its file it is mentioned. */
export const variableKey = (binding: Binding): string => `b${binding.id}`;
/** A field or method of that name, of whatever object. */
export const fieldKey = (name: string): string => `.${name}`;
/** What a file exports under that name. Resolved to the file later. */
export const exportKey = (name: string): string => `>${name}`;

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

/** What a file gives that is imported as a whole. */
export const WHOLE_MODULE = ['default', 'exports'];

class UnitReader {
  readonly units: Unit[] = [];
  readonly of = new Map<SyntaxNode, Unit>();
  readonly shared = new Set<string>();
  readonly #file: SourceFile;

  constructor(file: SourceFile) {
    this.#file = file;
    for (const statement of file.root.kids) {
      if (statement.kind === 'import') {
        for (const one of statement.kids) this.#readImport(statement, one);
        continue;
      }
      const unit = this.#open(statement, null);
      if (isUnit(statement)) this.#readUnit(statement, unit);
      else this.#read(statement, unit);
    }
  }

  #open(node: SyntaxNode, parent: Unit | null): Unit {
    const made: Unit = {
      node,
      file: this.#file,
      parent,
      names: new Set(),
      mentions: new Set(),
      imports: [],
      outer: new Set(),
      isMutating: false,
      usesThis: false,
      assignsTopLevel: false,
    };
    this.units.push(made);
    this.of.set(node, made);
    return made;
  }

  /** Each imported name by itself: whoever mentions one of them says nothing about the others. */
  #readImport(statement: SyntaxNode, name: SyntaxNode): void {
    const unit = this.#open(name, null);
    unit.imports.push({ module: statement.text, name: name.text });
    this.#nameTarget(kid(name, 1), unit);
  }

  #readUnit(node: SyntaxNode, unit: Unit): void {
    this.#nameTarget(kid(node, 0), unit);
    const { parent } = node;
    if (parent && (parent.kind === 'pair' || parent.kind === 'assign')) this.#nameTarget(kid(parent, 0), unit);
    if (node.kind === 'class' && !unit.parent) this.#shareClass(node);
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
    // A key that is written says what is made, and calls nothing.
    const isEntry = node.kind === 'pair' && kid(node, 0).kind === 'property' && node.parent?.kind === 'object';
    for (const child of isEntry ? node.kids.slice(1) : node.kids) this.#read(child, unit);
  }

  #note(node: SyntaxNode, unit: Unit): void {
    switch (node.kind) {
      case 'name':
        return this.#noteName(node, unit);
      case 'property':
        unit.mentions.add(fieldKey(node.text));
        return;
      case 'string':
        if (FIELD_NAME.test(node.text)) unit.mentions.add(fieldKey(node.text));
        return;
      case 'member':
        // Of what another file exports as a whole.
        if (rootName(node)?.binding?.imported) unit.outer.add(kid(node, 1).text);
        return;
      case 'assign':
        if (isPresent(kid(node, 1)) || node.flavor === 'export') this.#noteWrite(kid(node, 0), kid(node, 1), unit);
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
        for (const one of node.kids) {
          unit.imports.push({ module: node.text, name: one.text });
          this.#noteName(kid(one, 1), unit);
        }
        return;
      default:
    }
  }

  #noteName(node: SyntaxNode, unit: Unit): void {
    const { binding, text } = node;
    if (text === 'this' || text === 'super' || isSelf(node)) unit.usesThis = true;
    if (!binding) return;
    unit.mentions.add(variableKey(binding));
    if (binding.owner) return;
    unit.outer.add(text);
    // What a star brings has no name here.
    if (binding.isGlobal) unit.mentions.add(exportKey(text));
    if (binding.imported) for (const one of [binding.imported.name, ...WHOLE_MODULE]) unit.outer.add(one);
  }

  /** The keys by which what is assigned to a target can be meant. */
  #nameTarget(target: SyntaxNode, unit: Unit): void {
    switch (target.kind) {
      case 'name': {
        const { binding } = target;
        // Without a binding it is the name of a method.
        unit.names.add(binding ? variableKey(binding) : fieldKey(target.text));
        if (binding?.isGlobal || binding?.owner === null || !binding) unit.names.add(exportKey(target.text));
        if (isMember(unit.node)) unit.names.add(fieldKey(target.text));
        return;
      }
      case 'property':
      case 'string':
        unit.names.add(fieldKey(target.text)).add(exportKey(target.text));
        return;
      case 'member':
      case 'index': {
        this.#nameTarget(kid(target, 1), unit);
        const root = rootName(target);
        if (root) this.#nameTarget(root, unit);
        if (root && /^(?:module|exports)$/.test(root.text))
          for (const one of WHOLE_MODULE) unit.names.add(exportKey(one));
        return;
      }
      default:
        for (const child of target.kids) this.#nameTarget(child, unit);
    }
  }

  #noteWrite(target: SyntaxNode, value: SyntaxNode | null, unit: Unit): void {
    const isStatement = unit.node.kind !== 'function' && unit.parent === null;
    if (isStatement) this.#nameTarget(target, unit);
    this.#noteChanged(target, value, unit);
  }

  #noteChanged(target: SyntaxNode, value: SyntaxNode | null, unit: Unit): void {
    if (target.kind === 'member' || target.kind === 'index') {
      this.#noteChange(target, unit);
      return;
    }
    // What is taken out of an object by name.
    if (target.kind === 'pair' && kid(target, 0).kind === 'property')
      unit.mentions.add(fieldKey(kid(target, 0).text)).add(exportKey(kid(target, 0).text));
    if (target.kind !== 'name') {
      for (const child of target.kids) this.#noteChanged(child, null, unit);
      return;
    }
    const { binding } = target;
    if (!binding) return;
    if (!binding.owner && (value === null || !FIXED.has(value.kind))) this.shared.add(binding.name);
    if (binding.owner === functionAround(unit)) return;
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
    if ((text === 'require' || text === 'import') && kid(node, 1).kind === 'string') {
      unit.imports.push({ module: kid(node, 1).text, name: '*' });
      for (const one of WHOLE_MODULE) unit.outer.add(one);
    }
    const use = library.functions.get(text);
    if (use && CHANGING_FUNCTIONS.has(use)) this.#noteChange(kid(node, 1), unit);
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

/** Whether it stands in a class or an object, where it is called by a field's name. */
function isMember(node: SyntaxNode): boolean {
  const { parent } = node;
  return parent?.kind === 'pair' || parent?.kind === 'object' || parent?.parent?.kind === 'class';
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
