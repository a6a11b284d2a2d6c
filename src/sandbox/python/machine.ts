import { PreopenDirectory, WASI } from '@bjorn3/browser_wasi_shim';
import { STACK_POINTER, STARTED_AT } from '../build/restartable.ts';
import { DeviceNode, Sink, Source } from './channel.ts';
import { PREPARE, PREPARED } from './harness.ts';

export type Imports = Record<string, (...args: never[]) => unknown>;

type Startable = Parameters<WASI['start']>[0];

/** A WASM page, by the specification. */
const PAGE_BYTES = 64 * 1024;

/** Isolated from environment and user folders, no bytecode files, UTF-8 whatever the locale says. */
export const pythonArguments = (program: string): string[] => ['python', '-I', '-B', '-X', 'utf8', '-c', program];

/** Thrown through the interpreter to leave it where it stands, with nothing wrong. */
export class InterpreterLeft extends Error {}

interface Image {
  readonly memory: Uint8Array;
  readonly stackPointer: number;
}

/** One instance, whose calls go to whoever runs in it. */
interface Bound {
  readonly instance: Startable;
  readonly exports: WebAssembly.Exports;
  calls: Imports;
}

const memoryOf = ({ exports }: Bound): WebAssembly.Memory => exports['memory'] as WebAssembly.Memory;
const stackPointerOf = ({ exports }: Bound): WebAssembly.Global<'i32'> =>
  exports[STACK_POINTER] as WebAssembly.Global<'i32'>;

/**
 * CPython, started once and run any number of times from the state that it had then. A start and the imports of a web
 * application take a tenth of a second; putting 15 MB back takes two milliseconds.
 *
 * All that code in an instance can change is in its memory and its stack pointer: the table is not exported and no
 * instruction of the module writes it, and there is no other mutable global (`build/restartable.ts` looks). Starting
 * again is a start within the interrupted one: CPython takes it as a second `main` in a process that has its runtime
 * already, keeps its modules, and runs the other program. Files that were open are not: the calls go to another host.
 */
export class PythonMachine {
  readonly #module: WebAssembly.Module;
  #image: Image | undefined;
  #bound: Bound | undefined;

  constructor(module: WebAssembly.Module) {
    this.#module = module;
  }

  /** Of the instance that runs. */
  get memory(): WebAssembly.Memory {
    if (!this.#bound) throw new Error('No interpreter runs.');
    return memoryOf(this.#bound);
  }

  /** Takes the image, and puts the instance of the last run back into it: ahead, while nobody waits. */
  prepare(): void {
    this.#image ??= this.#takeImage();
  }

  /** Calls `start` on an instance in the state of the image. Leaves by whatever the calls throw. */
  run(calls: Imports, start: (instance: Startable) => number): number {
    this.prepare();
    const bound = this.#restored(this.#image as Image);
    bound.calls = calls;
    this.#bound = bound;
    try {
      const code = start(bound.instance);
      this.#bound = undefined;
      return code;
    } catch (error) {
      // After a trap, a fault of the host or an exit nobody looks what is left.
      if (!(error instanceof InterpreterLeft)) this.#bound = undefined;
      throw error;
    }
  }

  /** The last run's instance, unless it is gone or has grown: memory never shrinks. */
  #restored({ memory, stackPointer }: Image): Bound {
    const kept = this.#bound;
    const bound = kept && memoryOf(kept).buffer.byteLength === memory.length ? kept : this.#instantiate();
    const held = memoryOf(bound);
    const missing = memory.length - held.buffer.byteLength;
    if (missing > 0) held.grow(missing / PAGE_BYTES);
    new Uint8Array(held.buffer).set(memory);
    stackPointerOf(bound).value = stackPointer;
    return bound;
  }

  #instantiate(): Bound {
    const names = WebAssembly.Module.imports(this.#module).map(({ name }) => name);
    const bound: { calls: Imports } = { calls: {} };
    const forward =
      (name: string) =>
      (...args: never[]) =>
        bound.calls[name]?.(...args);
    const imports = Object.fromEntries(names.map((name) => [name, forward(name)]));
    const instance = new WebAssembly.Instance(this.#module, {
      wasi_snapshot_preview1: imports as WebAssembly.ModuleImports,
    });
    return Object.assign(bound, { instance: instance as Startable, exports: instance.exports });
  }

  #takeImage(): Image {
    const bound = this.#instantiate();
    let isPrepared = false;
    const told = new Sink((bytes) => (isPrepared ||= new TextDecoder().decode(bytes) === PREPARED));
    const rpc = new Map([['out', new DeviceNode(told)]]);
    const fds = [new Source(), new Sink(() => {}), new Sink(() => {}), new PreopenDirectory('/app', new Map())];
    const shim = new WASI(pythonArguments(PREPARE), [], [...fds, new PreopenDirectory('/rpc', rpc)], { debug: false });
    const clock = shim.wasiImport['clock_time_get'] as (...args: never[]) => unknown;
    const leaving = (...args: never[]): unknown => {
      if (isPrepared) throw new InterpreterLeft();
      return clock(...args);
    };
    bound.calls = { ...shim.wasiImport, clock_time_get: leaving };
    try {
      shim.start(bound.instance);
    } catch (error) {
      if (!(error instanceof InterpreterLeft)) throw error;
      return imageOf(bound);
    }
    throw new Error('Python ended before it was prepared.');
  }
}

function imageOf(bound: Bound): Image {
  const memory = new Uint8Array(memoryOf(bound).buffer).slice();
  const startedAt = (bound.exports[STARTED_AT] as WebAssembly.Global<'i32'>).value;
  new DataView(memory.buffer).setInt32(startedAt, 0, true);
  return { memory, stackPointer: stackPointerOf(bound).value };
}
