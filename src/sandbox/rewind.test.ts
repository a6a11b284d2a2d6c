import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { QuickJS, type QuickJSOptions } from 'quickjs-wasi';
import { beforeAll, describe, expect, it } from 'vitest';
import { rewind } from './rewind.ts';

const require = createRequire(import.meta.url);
const MEGABYTE = 1024 * 1024;
/** What the main thread of a test bears. */
const STACK_BYTES = 128 * 1024;

let options: QuickJSOptions & { readonly wasm: WebAssembly.Module };
let bytes: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  bytes = await readFile(require.resolve('quickjs-wasi/quickjs.wasm'));
  options = {
    wasm: await WebAssembly.compile(bytes),
    memoryLimit: 32 * MEGABYTE,
    maxStackSize: STACK_BYTES,
    timezoneOffset: 0,
    interruptHandler: () => false,
  };
});

interface Inside {
  readonly exports: {
    readonly memory: WebAssembly.Memory;
    readonly __stack_pointer: WebAssembly.Global<'i32'>;
    readonly __indirect_function_table: WebAssembly.Table;
  };
}

const inside = (vm: QuickJS): Inside['exports'] => (vm as unknown as Inside).exports;
const memoryOf = (vm: QuickJS): Buffer => Buffer.from(inside(vm).memory.buffer);
const functionsOf = (vm: QuickJS): unknown[] => {
  const table = inside(vm).__indirect_function_table;
  return Array.from({ length: table.length }, (_, index) => table.get(index) as unknown);
};

async function makeSnapshot(): Promise<ReturnType<QuickJS['snapshot']>> {
  const vm = await QuickJS.create(options);
  vm.newFunction('tell', () => vm.undefined).consume((tell) => vm.global.setProp('tell', tell));
  vm.evalCode('var kept = [1, 2, 3]; function later() { return kept.length }').dispose();
  // Room to write in without growing.
  vm.evalCode('new ArrayBuffer(4 * 1024 * 1024)').dispose();
  return vm.snapshot();
}

/** Writes wherever code can: the heap, the globals, prototypes, the queue of jobs, deep into the stack. */
const WRITE_EVERYWHERE = `
  var many = []; for (let i = 0; i < 2000; i++) many.push({ ['name' + i]: 'x'.repeat(i % 50) });
  Array.prototype.push = () => 'taken'; Object.prototype.polluted = true; globalThis.kept = undefined;
  Promise.resolve().then(() => { globalThis.ran = true });
  var deep = (n) => n === 0 ? 0 : 1 + deep(n - 1); deep(100); Math.random();
  JSON.parse = null; tell('used');`;

describe('an instance that is rewound', () => {
  it('is, byte for byte, one that was just restored', async () => {
    const snapshot = await makeSnapshot();
    const fresh = await QuickJS.restore(snapshot, options);
    const used = await QuickJS.restore(snapshot, options);
    const [functions, stack] = [functionsOf(used), inside(used).__stack_pointer.value];
    used.registerHostCallback('tell', () => used.null);
    used.evalCode(WRITE_EVERYWHERE).dispose();
    expect(used.newPromise()).toBeDefined();
    expect(memoryOf(used).equals(memoryOf(fresh))).toBe(false);

    expect(rewind(used, snapshot, options)).toBe(true);
    expect(memoryOf(used).equals(memoryOf(fresh))).toBe(true);
    expect(inside(used).__stack_pointer.value).toBe(stack);
    expect(functionsOf(used)).toEqual(functions);
    expect(used.evalCode('kept.length + later() + (({}).polluted ? 100 : 0)').toNumber()).toBe(6);
  });

  it('is so even where an exception left the engine in the middle of a call', async () => {
    const snapshot = await makeSnapshot();
    const [fresh, used] = [await QuickJS.restore(snapshot, options), await QuickJS.restore(snapshot, options)];
    used.registerHostCallback('tell', () => {
      // Past all of the engine's frames, as a trap would.
      throw new WebAssembly.RuntimeError('unreachable');
    });
    inside(used).__stack_pointer.value -= 4096;
    expect(() => used.evalCode('var before = 1; [1].forEach(() => tell())')).toThrow();
    expect(rewind(used, snapshot, options)).toBe(true);
    expect(memoryOf(used).equals(memoryOf(fresh))).toBe(true);
    expect(inside(used).__stack_pointer.value).toBe(snapshot.stackPointer);
  });

  it('knows no host function and no handle of its former use', async () => {
    const snapshot = await makeSnapshot();
    const used = await QuickJS.restore(snapshot, options);
    used.registerHostCallback('tell', () => used.newString('of the former'));
    used.evalCode('var told = tell()').dispose();
    expect(() => used.evalCode('throw new Error("kept by the package")')).toThrow();
    expect([used.undefined, used.null, used.true, used.false, used.global]).toHaveLength(5);
    rewind(used, snapshot, options);
    const fresh = await QuickJS.restore(snapshot, options);
    // Handles are made again rather than kept: they would point into the former memory.
    const state = (vm: QuickJS): unknown => {
      const { exports: _, instance: __, module: ___, ...rest } = vm as unknown as Record<string, unknown>;
      return JSON.stringify(rest, (_key, value: unknown) =>
        value instanceof Set || value instanceof Map ? [...value.keys()] : value,
      );
    };
    expect(state(used)).toBe(state(fresh));
    expect(() => used.evalCode('tell()')).toThrow(/not registered/);
  });

  it('is refused where its memory has grown', async () => {
    const snapshot = await makeSnapshot();
    const used = await QuickJS.restore(snapshot, options);
    used.evalCode('var big = new Uint8Array(8 * 1024 * 1024)').dispose();
    expect(rewind(used, snapshot, options)).toBe(false);
  });
});

describe('what an instance is made of', () => {
  it('is known in full: a new version of the package may keep more than is rewound', async () => {
    const vm = await QuickJS.create(options);
    expect(Object.getOwnPropertyNames(vm).sort()).toEqual(
      [
        // Set once, when the instance is made or by `applyLimits`.
        ...['exports', 'module', 'instance', 'encoder', 'decoder', 'disposed', '_versions', 'loadedExtensions'],
        ...['interruptHandler', 'unhandledRejectionHandler', 'moduleNormalizeHandler', 'moduleLoadHandler'],
        'timezoneOffsetHandler',
        // Rewound.
        ...['hostCallbacks', 'nextInternalId', '_ownedHandles', '_activeScope'],
        ...['_global', '_undefined', '_null', '_true', '_false'],
      ].sort(),
    );
  });

  it('has one memory, one table and one variable outside of its memory, the stack pointer', () => {
    const { counts, mutableGlobals } = readSections(bytes);
    expect(counts).toMatchObject({ table: 1, memory: 1 });
    expect(mutableGlobals).toBe(1);
    expect(WebAssembly.Module.imports(options.wasm).filter(({ kind }) => kind !== 'function')).toEqual([]);
  });
});

/** Sections of a WASM module (WebAssembly Core Specification, 5.5): how many tables, memories and variables it has. */
function readSections(module: Uint8Array): { counts: Record<string, number>; mutableGlobals: number } {
  let offset = 8;
  const unsigned = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = module[offset++] as number;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  const names: Record<number, string> = { 4: 'table', 5: 'memory', 6: 'global' };
  const counts: Record<string, number> = {};
  let mutableGlobals = 0;
  while (offset < module.length) {
    const id = module[offset++] as number;
    const size = unsigned();
    const end = offset + size;
    if (names[id]) counts[names[id]] = unsigned();
    for (let left = id === 6 ? (counts['global'] ?? 0) : 0; left > 0; left -= 1) {
      // Type, mutability, and a constant expression: `i32.const` or another with one number, then `end`.
      if (module[offset + 1] === 1) mutableGlobals += 1;
      offset += 3;
      unsigned();
      expect(module[offset++]).toBe(0x0b);
    }
    offset = end;
  }
  return { counts, mutableGlobals };
}
