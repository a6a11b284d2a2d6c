import { isPresent, kid, type SyntaxNode } from '../tree.ts';
import { bindCall, runFunction } from './call-function.ts';
import { canEnter, passThrough, type Call } from './calls.ts';
import { evaluate, functionValue } from './expressions.ts';
import { allocate, mutate } from './heap.ts';
import { identityOf, type BoundCall, type Interpreter } from './interpreter.ts';
import { classOfType, isRunnableClass } from './make-of-type.ts';
import type { State } from './state.ts';
import { UNKNOWN, withField, type Value } from './value.ts';

/** Base classes of base classes that are looked at. */
const BASES_MAX = 8;

/** A class and its bases, nearest first. */
export function lineage(owner: SyntaxNode | undefined): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const queue = owner ? [owner] : [];
  for (const current of queue) {
    if (found.includes(current) || found.length >= BASES_MAX) continue;
    found.push(current);
    // An anonymous class extends what is made.
    const made = current.flavor === 'anonymous' && current.parent ? [kid(current.parent, 0)] : [];
    for (const base of [...kid(current, 1).kids, ...made]) {
      const declared = classBehind(base);
      if (declared) queue.push(declared);
    }
  }
  return found;
}

function classBehind(base: SyntaxNode): SyntaxNode | null {
  // Go embeds pointers, and types with arguments.
  if (base.kind === 'unary' || base.kind === 'index') return classBehind(kid(base, 0));
  const { binding } = base;
  const declared = binding?.declaration ?? binding?.value ?? binding?.resolved;
  return declared?.kind === 'class' ? declared : null;
}

function classOf(value: Value): SyntaxNode | undefined {
  return value.instance ?? (value.callable?.kind === 'class' ? value.callable : undefined);
}

/** The method of a local class by its name, in the class or its bases. */
export function methodOf(receiver: Value, name: string, count?: number): Value | null {
  for (const owner of lineage(classOf(receiver))) {
    const found = overload(owner, name, count) ?? memberFunction(owner, name, 'method');
    if (found) return { taints: [], identity: '', callable: found };
  }
  const prototype = receiver.instance?.kind === 'function' ? receiver.keys : undefined;
  return prototype?.fields?.get(name) ?? null;
}

/** `super.name`, and the constructor for `super(...)`. */
export function superOf(receiver: Value, name: string, node: SyntaxNode, interpreter: Interpreter): SyntaxNode | null {
  const self = receiver.instance ? receiver : (interpreter.frames.at(-1)?.self ?? UNKNOWN);
  const here = enclosingClass(node);
  const bases = here ? lineage(here).slice(1) : lineage(self.instance).slice(1);
  for (const base of bases) {
    const found = memberFunction(base, name, 'method');
    if (found) return found;
  }
  return null;
}

function enclosingClass(node: SyntaxNode): SyntaxNode | null {
  for (let current = node.parent; current; current = current.parent) if (current.kind === 'class') return current;
  return null;
}

/** Java tells methods of one name apart by what they take; here by how many. */
function overload(owner: SyntaxNode, name: string, count: number | undefined): SyntaxNode | null {
  if (count === undefined) return null;
  const takes = (one: SyntaxNode): boolean =>
    one.kind === 'function' && kid(one, 0).text === name && kid(one, 1).kids.length === count;
  return kid(owner, 2).kids.find(takes) ?? null;
}

type MemberUse = 'method' | 'get' | 'set';

function memberFunction(owner: SyntaxNode, name: string, use: MemberUse): SyntaxNode | null {
  for (const member of kid(owner, 2).kids) {
    const isField = member.kind === 'pair' || member.kind === 'assign';
    const made = isField ? kid(member, 1) : member;
    if (made.kind === 'function' && memberName(kid(member, 0)) === name && useOf(member, made) === use) return made;
  }
  return null;
}

/** `[Symbol.iterator]() {}` as well. */
function memberName(key: SyntaxNode): string {
  return key.kind === 'member' ? `${kid(key, 0).text}.${kid(key, 1).text}` : key.text;
}

/** Accessors are marked by the lowering, or by a decorator. */
function useOf(member: SyntaxNode, made: SyntaxNode): MemberUse {
  if (member.flavor === 'get' || member.flavor === 'set') return member.flavor;
  for (const decorator of made.kids.slice(3)) {
    if (decorator.kind === 'name' && /^(?:property|cached_property)$/.test(decorator.text)) return 'get';
    const last = decorator.kind === 'member' ? kid(decorator, 1).text : '';
    if (last === 'setter') return 'set';
    if (last === 'cached_property' || last === 'getter') return 'get';
  }
  return 'method';
}

function accessorOf(value: Value, name: string, use: 'get' | 'set'): Value | null {
  const own = value.fields?.get(`${use} ${name}`);
  if (own) return own;
  for (const owner of lineage(classOf(value))) {
    const found = memberFunction(owner, name, use);
    if (found) return { taints: [], identity: '', callable: found };
  }
  return null;
}

export function getterOf(value: Value, name: string): Value | null {
  return accessorOf(value, name, 'get');
}

export function setterOf(value: Value, name: string): Value | null {
  return accessorOf(value, name, 'set');
}

interface Context {
  readonly state: State;
  readonly interpreter: Interpreter;
}

/** A call that no arguments are written for. */
export function callWith(callee: Value, self: Value, args: readonly Value[], context: Context): Value {
  const { state, interpreter } = context;
  const target = callee.callable;
  if (target?.kind !== 'function' || !canEnter(target, interpreter)) return UNKNOWN;
  return runFunction(callee, boundWith(target, self, args), state, interpreter).value;
}

function boundWith(target: SyntaxNode, self: Value, args: readonly Value[]): BoundCall {
  const isMethod = target.parent?.parent?.kind === 'class' && target.flavor === 'declaration';
  const list = isMethod ? [self, ...args] : args;
  const values = kid(target, 1).kids.map((_parameter, index) => list[index] ?? null);
  return { self, values, nodes: [], list: list.map((value) => ({ node: null, value, name: null })), call: null };
}

export function runGetter(getter: Value, object: Value, _owner: SyntaxNode, context: Context): Value {
  return callWith(getter, object, [], context);
}

export function runSetter(
  setter: Value,
  object: Value,
  value: Value,
  { state, interpreter }: Context & { readonly target: SyntaxNode },
): void {
  callWith(setter, object, [value], { state, interpreter });
}

/** The text that an object of ours is put into a string as. */
export function textOf(value: Value, context: Context): Value {
  if (!value.instance) return value;
  const method = methodOf(value, '__str__') ?? methodOf(value, 'toString') ?? methodOf(value, '__repr__');
  return method ? callWith(method, value, [], context) : value;
}

/** An object of a local class, after its constructor; or of a function that is called with `new`. */
export function instantiate(callee: Value, call: Call, state: State, interpreter: Interpreter): Value {
  const owner = callee.callable;
  if (!owner) return UNKNOWN;
  const blank: Value = {
    taints: [],
    identity: identityOf(interpreter, call.node),
    instance: owner,
    isStructured: true,
    // What stands on the function's prototype.
    keys: owner.kind === 'function' ? state.resolve(callee.fields?.get('prototype') ?? UNKNOWN) : undefined,
  };
  if (isEnum(owner)) return enumMember(callee, blank, state);
  const self = allocate(withInitialFields(owner, blank, call, { state, interpreter }), state, interpreter);
  const constructor =
    owner.kind === 'function' ? callee : (methodOf(self, ...constructorOf(call, interpreter)) ?? null);
  if (!constructor?.callable) return filledByPlace(owner, self, call, { state, interpreter });
  if (!canEnter(constructor.callable, interpreter)) return self;
  const bound = bindCall(constructor.callable, call, self, state);
  const { value } = runFunction(constructor, bound, state, interpreter);
  // A constructor may answer with another object.
  return state.resolve(value.isStructured && value.refs && value.refs[0] !== self.refs?.[0] ? value : self);
}

function constructorOf({ args }: Call, { family }: Interpreter): [name: string, count?: number] {
  if (family === 'python') return ['__init__'];
  return family === 'java' ? ['constructor', args.length] : ['constructor'];
}

function isEnum(owner: SyntaxNode): boolean {
  return kid(owner, 1).kids.some((base) =>
    /^(?:Str|Int)?Enum$/.test(base.kind === 'member' ? kid(base, 1).text : base.text),
  );
}

/** `Color(text)` gives one of the class's own members, or throws. */
function enumMember(callee: Value, blank: Value, state: State): Value {
  return { ...blank, rest: state.elementOf(callee), taints: [] };
}

/** A class without a constructor of its own: a data class, a record, or one of strangers that takes what it is given. */
function filledByPlace(owner: SyntaxNode, self: Value, call: Call, { state, interpreter }: Context): Value {
  const names = isDataClass(owner) ? fieldNames(owner) : [];
  let filled = self;
  let index = 0;
  for (const argument of call.list) {
    const name = argument.name ?? names[index++];
    if (name !== undefined && names.includes(name)) filled = withField(filled, name, argument.value);
  }
  if (names.length === 0 && lineage(owner).some((one) => hasForeignBase(one))) {
    const { taints } = passThrough(call, state, interpreter);
    filled = { ...filled, taints };
  }
  return filled === self ? self : allocate(filled, state, interpreter);
}

function hasForeignBase(owner: SyntaxNode): boolean {
  return kid(owner, 1).kids.some((base) => classBehind(base) === null && base.kind !== 'keyword');
}

function isDataClass(owner: SyntaxNode): boolean {
  const decorators = owner.kids.slice(3).map((one) => (one.kind === 'call' ? kid(one, 0) : one));
  const names = decorators.map((one) => (one.kind === 'member' ? kid(one, 1).text : one.text));
  const bases = lineage(owner).flatMap((one) =>
    kid(one, 1).kids.map((base) => (base.kind === 'member' ? kid(base, 1).text : base.text)),
  );
  return (
    names.some((name) => /^(?:dataclass|define|attrs|frozen|s|mutable)$/.test(name)) ||
    bases.some((name) => /^(?:NamedTuple|BaseModel|TypedDict|Struct)$/.test(name))
  );
}

/** Fields in the order in which they are declared, those of bases first. */
export function fieldNames(owner: SyntaxNode): string[] {
  const names = lineage(owner)
    .reverse()
    .flatMap((one) => kid(one, 2).kids)
    .filter((member) => member.kind === 'assign' && kid(member, 1).kind !== 'function')
    .map((member) => kid(member, 0).text);
  return [...new Set(names)];
}

/** Fields that the class and its bases start with. */
function withInitialFields(owner: SyntaxNode, blank: Value, call: Call, context: Context): Value {
  let self = blank;
  if (owner.kind !== 'class') return self;
  for (const one of lineage(owner).reverse()) self = classFields(one, self, 'instance', context);
  return call.node === owner ? blank : self;
}

/** Fields of a class body: of each object, or of the class itself. Python's are both. */
export function classFields(owner: SyntaxNode, start: Value, of: 'instance' | 'class', context: Context): Value {
  const { state, interpreter } = context;
  let self = start;
  for (const member of kid(owner, 2).kids) {
    if (member.kind !== 'assign') continue;
    const isStatic = member.flavor === 'static';
    if (interpreter.family !== 'python' && isStatic !== (of === 'class')) continue;
    const given = kid(member, 1);
    const value = !isPresent(given)
      ? injected(member, interpreter)
      : given.kind === 'function'
        ? { ...functionValue(given, '', interpreter), env: undefined }
        : evaluate(fieldDefault(given), state, interpreter);
    self = withField(self, kid(member, 0).text, value);
  }
  return self;
}

/** What a framework puts into a field of one of our types is an object of it. */
function injected(member: SyntaxNode, interpreter: Interpreter): Value {
  if (interpreter.family !== 'java' && interpreter.family !== 'go') return UNKNOWN;
  const owner = classOfType(kid(member, 0).type, interpreter);
  if (!isRunnableClass(owner)) return UNKNOWN;
  return { taints: [], identity: `i${owner.start}`, instance: owner, isStructured: true };
}

/** `field(default=x)` stands for x, `field(default_factory=list)` for what it makes. */
function fieldDefault(given: SyntaxNode): SyntaxNode {
  if (given.kind !== 'call' || !/^(?:field|Field|attrib)$/.test(kid(given, 0).text)) return given;
  const named = given.kids.find((one) => one.kind === 'keyword' && one.text.startsWith('default'));
  return named ? kid(named, 0) : given;
}

/** A method that runs on its own knows what its class's constructor would make of nothing. */
export function selfOf(target: SyntaxNode, state: State, interpreter: Interpreter): Value {
  const block = target.parent?.kind === 'block' ? target.parent : target.parent?.parent;
  const owner = block?.parent?.kind === 'class' ? block.parent : null;
  if (!owner) return interpreter.frames.at(-1)?.self ?? UNKNOWN;
  const known = interpreter.instances.get(owner);
  if (known) return known;
  const blank: Value = { taints: [], identity: `self${owner.start}`, instance: owner, isStructured: true };
  let self = blank;
  for (const one of lineage(owner).reverse()) self = classFields(one, self, 'instance', { state, interpreter });
  const firstRef = interpreter.nextRef;
  self = allocate(self, state, interpreter);
  const constructor = methodOf(self, interpreter.family === 'python' ? '__init__' : 'constructor');
  if (constructor?.callable === target) return self;
  interpreter.instances.set(owner, self);
  if (constructor?.callable && canEnter(constructor.callable, interpreter)) {
    callWith(constructor, self, [], { state, interpreter });
  }
  // Other methods of the class find the object as its constructor left it.
  state.settle(firstRef);
  return self;
}

/** `super(...)` in a constructor runs that of the base on the same object. */
export function callSuper(call: Call, state: State, interpreter: Interpreter): Value | null {
  const frame = interpreter.frames.at(-1);
  if (!frame) return null;
  const constructor = superOf(frame.self, 'constructor', call.node, interpreter);
  if (constructor && canEnter(constructor, interpreter)) {
    const callee: Value = { taints: [], identity: '', callable: constructor };
    runFunction(callee, bindCall(constructor, call, frame.self, state), state, interpreter);
    return frame.self;
  }
  const { taints } = passThrough(call, state, interpreter);
  if (taints.length > 0) {
    // A base of strangers keeps what it is given: `super(message)` of an error.
    const message: Value = { taints, identity: '' };
    const change = (whole: Value): Value => withField(whole, 'message', message);
    mutate({ owner: null, value: frame.self, change }, state, interpreter);
  }
  return frame.self;
}
