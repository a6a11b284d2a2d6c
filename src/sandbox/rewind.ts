// quickjs-wasi restores a snapshot into a new instance, which costs milliseconds: memory to map, and to collect. This
// puts one that was used back into the state of a snapshot, in a tenth of the time.
import { QuickJS, type QuickJSOptions, type Snapshot } from 'quickjs-wasi';

/** What the package keeps to itself beside an instance's memory, as far as it changes. `rewind.test.ts` knows it all. */
interface Inside {
  readonly exports: {
    readonly memory: WebAssembly.Memory;
    readonly __stack_pointer: WebAssembly.Global<'i32'>;
    qjs_set_runtime_and_context(runtime: number, context: number): void;
    qjs_set_memory_limit(bytes: number): void;
  };
  readonly hostCallbacks: Map<string, unknown>;
  readonly _ownedHandles: Set<unknown>;
  _activeScope: unknown;
  nextInternalId: number;
}

/** Handles that the package makes once and keeps. They point into memory that is about to be another. */
const CACHED_HANDLES = { _global: null, _undefined: null, _null: null, _true: null, _false: null };

interface Limiting {
  applyLimits(vm: QuickJS, options: QuickJSOptions): void;
}

/**
 * The steps of `QuickJS.restore`, without a new instance. Everything that code in an instance can change is in its memory
 * and its stack pointer (tables and functions are fixed), and both are written whole. False where that cannot be: memory
 * never shrinks, so that one that has grown is of no more use.
 */
export function rewind(vm: QuickJS, snapshot: Snapshot, options: QuickJSOptions): boolean {
  const inside = vm as unknown as Inside;
  const { memory, __stack_pointer } = inside.exports;
  if (memory.buffer.byteLength !== snapshot.memory.byteLength || snapshot.extensions.length > 0) return false;
  new Uint8Array(memory.buffer).set(snapshot.memory);
  inside.exports.qjs_set_runtime_and_context(snapshot.runtimePtr, snapshot.contextPtr);
  __stack_pointer.value = snapshot.stackPointer;
  Object.assign(inside, CACHED_HANDLES, { _activeScope: null, nextInternalId: 1 });
  inside._ownedHandles.clear();
  inside.hostCallbacks.clear();
  (QuickJS as unknown as Limiting).applyLimits(vm, options);
  return true;
}

/** The limit of an instance that is there already. */
export function limitMemory(vm: QuickJS, bytes: number): void {
  (vm as unknown as Inside).exports.qjs_set_memory_limit(bytes);
}
