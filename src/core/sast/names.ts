import type { Family } from './language.ts';
import { isPresent, kid, type SyntaxNode } from './tree.ts';

/** One variable. Names resolve to it by scope, so that a local `exec` is not the imported one. */
export interface Binding {
  readonly name: string;
  /** Distinct within a scan. */
  readonly id: number;
  readonly isGlobal: boolean;
  readonly isTopLevel: boolean;
  /** The function or class that the name was declared as. */
  declaration?: SyntaxNode | undefined;
  /** The expression behind it, where it is assigned only once. */
  value?: SyntaxNode | undefined;
  /** As declared: `Statement` of `Statement s = …`. */
  type?: SyntaxNode | undefined;
  writes: number;
  /** For imports: `child_process.exec`. */
  imported?: { readonly module: string; readonly name: string } | undefined;
  /** Modules of which all was imported, so that a name that nothing declares may be theirs. */
  readonly wildcards?: readonly string[];
  /** The function whose variable it is; `null` outside of functions. */
  readonly owner: SyntaxNode | null;
  /** The class that an imported name turned out to be. */
  resolved?: SyntaxNode | undefined;
}

interface Scope {
  readonly names: Map<string, Binding>;
  readonly parent: Scope | null;
  readonly kind: 'program' | 'function' | 'class' | 'block';
  readonly owner: SyntaxNode | null;
}

export interface NameCounter {
  next: number;
}

interface Pass {
  readonly family: Family;
  readonly counter: NameCounter;
  readonly scopes: Map<SyntaxNode, Scope>;
  readonly globals: Map<string, Binding>;
  readonly wildcards: readonly string[];
}

/** Gives each name node its binding; returns the bindings of the file's top level by name. */
export function resolveNames(root: SyntaxNode, family: Family, counter: NameCounter): Map<string, Binding> {
  const wildcards = wildcardsOf(root, family);
  const pass: Pass = { family, counter, scopes: new Map(), globals: new Map(), wildcards };
  const top: Scope = { names: new Map(), parent: null, kind: 'program', owner: null };
  pass.scopes.set(root, top);
  for (const statement of root.kids) declareIn(statement, top, pass);
  for (const statement of root.kids) bindIn(statement, top, pass);
  return top.names;
}

/** `import a.b.*`, `from a import *`; of Java's own package all is there without being asked for. */
function wildcardsOf(root: SyntaxNode, family: Family): readonly string[] {
  if (family !== 'java' && family !== 'python') return [];
  const isAll = ({ kids }: SyntaxNode): boolean =>
    family === 'java' ? kids.length === 0 : kids.some((one) => one.text === '*' && !isPresent(kid(one, 1)));
  const modules = root.kids.filter((one) => one.kind === 'import' && isAll(one)).map(({ text }) => text);
  return family === 'java' ? [...modules, 'java.lang'] : modules;
}

function declare(name: SyntaxNode, scope: Scope, pass: Pass): Binding {
  const known = scope.names.get(name.text);
  if (known) return known;
  const binding: Binding = {
    name: name.text,
    id: pass.counter.next++,
    isGlobal: false,
    isTopLevel: scope.kind === 'program',
    writes: 0,
    owner: scope.owner,
  };
  scope.names.set(name.text, binding);
  return binding;
}

function hoistScope(scope: Scope): Scope {
  let current = scope;
  while (current.kind === 'block' && current.parent) current = current.parent;
  return current;
}

const SCOPED: ReadonlySet<string> = new Set(['block', 'for', 'for-each', 'case', 'switch']);

function childScope(owner: SyntaxNode, scope: Scope, pass: Pass): Scope {
  const make = (kind: Scope['kind']): Scope => ({
    names: new Map(),
    parent: scope,
    kind,
    owner: kind === 'function' ? owner : scope.owner,
  });
  if (owner.kind === 'function' || owner.kind === 'class') return make(owner.kind);
  if (owner.kind === 'comprehension') return make('block');
  const isBlock = owner.kind === 'catch' || SCOPED.has(owner.kind);
  return isBlock && pass.family !== 'python' ? make('block') : scope;
}

function declareIn(current: SyntaxNode, scope: Scope, pass: Pass): void {
  const own = childScope(current, scope, pass);
  if (own !== scope) pass.scopes.set(current, own);
  declareSelf(current, scope, own, pass);
  for (const child of current.kids) declareIn(child, own, pass);
}

function declareSelf(current: SyntaxNode, scope: Scope, own: Scope, pass: Pass): void {
  switch (current.kind) {
    case 'function':
    case 'class': {
      const name = kid(current, 0);
      if (name.kind !== 'name') return;
      const binding = declare(name, current.flavor === 'expression' ? own : scope, pass);
      binding.declaration = current;
      binding.writes += 1;
      return;
    }
    case 'parameter':
      return declareTargets(kid(current, 0), own, pass);
    case 'catch':
    case 'for-each':
      if (pass.family === 'python' || current.kind === 'catch' || current.flavor !== '') {
        declareTargets(kid(current, 0), pass.family === 'python' ? hoistScope(scope) : own, pass);
      }
      return;
    case 'clause':
      if (current.text === 'for') declareTargets(kid(current, 0), scope, pass);
      return;
    case 'assign':
      return declareAssigned(current, scope, pass);
    case 'unknown':
      if (/^(?:global|nonlocal)$/.test(current.text))
        for (const name of current.kids) shareName(name, current.text, scope);
      return;
    case 'import':
      for (const name of current.kids) declareImport(current, name, scope, pass);
      return;
    default:
  }
}

/** `global x`, `nonlocal x`: the name stands for the one outside from here on. */
function shareName(name: SyntaxNode, how: string, scope: Scope): void {
  const own = hoistScope(scope);
  for (let outer = own.parent; outer; outer = outer.parent) {
    const found = outer.names.get(name.text);
    const isWanted = how === 'global' ? outer.kind === 'program' : outer.kind === 'function';
    if (found && isWanted) own.names.set(name.text, found);
    if (found && isWanted) return;
  }
}

function declareAssigned(current: SyntaxNode, scope: Scope, pass: Pass): void {
  const isDeclaration = pass.family === 'python' || /^(?:const|let|var)$/.test(current.flavor);
  if (!isDeclaration || current.flavor === 'default') return;
  const home = pass.family === 'python' || current.flavor === 'var' ? hoistScope(scope) : scope;
  declareTargets(kid(current, 0), home, pass);
}

function declareImport(statement: SyntaxNode, name: SyntaxNode, scope: Scope, pass: Pass): void {
  const local = kid(name, 1);
  if (!isPresent(local)) return;
  const binding = declare(local, hoistScope(scope), pass);
  const isPackage = name.text === '.';
  // Go calls a package by the last part of its path, wherever it comes from.
  const module = pass.family === 'go' ? statement.flavor : isPackage ? local.text : statement.text;
  binding.imported = { module, name: isPackage ? '*' : name.text };
  binding.writes += 1;
}

/** Every name in a target, through destructuring, defaults and rests. Members are not names. */
export function targetNames(target: SyntaxNode): SyntaxNode[] {
  if (target.kind === 'name') return [target];
  if (target.kind === 'pair') return targetNames(kid(target, 1));
  if (target.kind === 'assign' || target.kind === 'spread') return targetNames(kid(target, 0));
  if (target.kind === 'object' || target.kind === 'array' || target.kind === 'tuple') {
    return target.kids.flatMap((child) => targetNames(child));
  }
  return [];
}

function declareTargets(target: SyntaxNode, scope: Scope, pass: Pass): void {
  for (const name of targetNames(target)) {
    const binding = declare(name, scope, pass);
    if (name.type) binding.type = name.type;
  }
}

function bindIn(current: SyntaxNode, scope: Scope, pass: Pass): void {
  const own = pass.scopes.get(current) ?? scope;
  if (current.kind === 'name') current.binding = lookUp(current.text, scope, pass);
  else if (current.kind === 'function' || current.kind === 'class') bindDefinition(current, scope, own, pass);
  else for (const child of current.kids) bindIn(child, own, pass);
  if (current.type) bindIn(current.type, own, pass);
  countWrites(current);
}

function bindDefinition(current: SyntaxNode, scope: Scope, own: Scope, pass: Pass): void {
  current.kids.forEach((child, index) => {
    // The name and the decorators stand outside; defaults see the parameters, which no code tells apart.
    const isOutside = index > 2 || (index === 0 && current.flavor !== 'expression') || child.kind === 'bases';
    bindIn(child, isOutside ? scope : own, pass);
  });
}

function lookUp(name: string, from: Scope, pass: Pass): Binding {
  // Names of a class body are not visible in its methods, but for Java.
  const isHidden = pass.family !== 'java';
  let isNested = false;
  for (let scope: Scope | null = from; scope; scope = scope.parent) {
    const found = scope.kind === 'class' && isNested && isHidden ? undefined : scope.names.get(name);
    if (found) return found;
    if (scope.kind === 'function') isNested = true;
  }
  const known = pass.globals.get(name);
  if (known) return known;
  const { wildcards } = pass;
  const id = pass.counter.next++;
  const made: Binding = { name, id, isGlobal: true, isTopLevel: true, writes: 0, owner: null, wildcards };
  pass.globals.set(name, made);
  return made;
}

function countWrites(current: SyntaxNode): void {
  if (current.kind === 'assign') {
    if (!isPresent(kid(current, 1)) || current.flavor === 'default') return;
    recordWrite(kid(current, 0), current.text === '=' ? kid(current, 1) : undefined);
  } else if (current.kind === 'for-each' || current.kind === 'parameter' || current.kind === 'catch') {
    recordWrite(kid(current, 0), undefined);
  } else if (current.kind === 'clause') recordWrite(kid(current, 0), undefined);
  else if (current.kind === 'unary' && /^(?:\+\+|--)$/.test(current.text)) recordWrite(kid(current, 0), undefined);
}

function recordWrite(target: SyntaxNode, value: SyntaxNode | undefined): void {
  if (target.kind === 'name' && target.binding) {
    target.binding.writes += 1;
    target.binding.value = target.binding.writes === 1 ? value : undefined;
    return;
  }
  if (target.kind === 'member' || target.kind === 'index') return;
  for (const child of target.kids) {
    if (child.kind === 'pair' && kid(child, 1).kind === 'name') recordWrite(kid(child, 1), child.access);
    else for (const name of targetNames(child)) recordWrite(name, undefined);
  }
}

const FREE = new WeakMap<SyntaxNode, readonly Binding[]>();

/** Variables of functions around it that a function uses. */
export function freeBindings(target: SyntaxNode): readonly Binding[] {
  const known = FREE.get(target);
  if (known) return known;
  const free = new Set<Binding>();
  const visit = (current: SyntaxNode): void => {
    const owner = current.kind === 'name' ? current.binding?.owner : undefined;
    if (owner && current.binding && !isWithin(owner, target)) free.add(current.binding);
    for (const child of current.kids) visit(child);
  };
  visit(target);
  const list = [...free];
  FREE.set(target, list);
  return list;
}

function isWithin(inner: SyntaxNode, outer: SyntaxNode): boolean {
  for (let current: SyntaxNode | undefined = inner; current; current = current.parent) {
    if (current === outer) return true;
  }
  return false;
}
