// One QuickJS instance with one of our bundles in it, and the narrow gate between both. Only texts pass.
import {
  CompileFlags,
  EvalFlags,
  JSException,
  QuickJS,
  type JSValueHandle,
  type QuickJSOptions,
  type Snapshot,
} from 'quickjs-wasi';
import { limitMemory, rewind } from './rewind.ts';

export type HostValue = string | Uint8Array;

/**
 * Texts and bytes in, a text or bytes out; `undefined` is the guest's `undefined`. What is neither arrives as the empty
 * text. Where one throws, the guest sees an error with the message alone.
 */
export type HostFunctions = Readonly<Record<string, (...values: HostValue[]) => HostValue | undefined>>;

/** What an instance has from the beginning. */
export interface GuestShape {
  readonly module: WebAssembly.Module;
  readonly stackBytes: number;
}

/** What an instance gets when somebody takes it into use, which may be long after it was made. */
export interface GuestWiring {
  readonly memoryBytes: number;
  /** Polled while the guest runs; true stops it in a way that it cannot catch. */
  readonly shouldStop: () => boolean;
  /** Milliseconds since 1970, as the guest is to believe. */
  readonly now: () => number;
  readonly host: HostFunctions;
}

/** In an instance that nobody has taken, nothing may run. */
const UNWIRED: GuestWiring = { memoryBytes: 0, shouldStop: () => true, now: () => 0, host: {} };

/** What follows an instance from one who takes it to the next. */
interface Engine {
  readonly vm: QuickJS;
  readonly origin: GuestImage | undefined;
  readonly options: QuickJSOptions;
  readonly state: EngineState;
}

interface EngineState {
  wiring: GuestWiring;
  /** A bound was met in it, or something broke: it is thrown away after this use. */
  isSpoiled: boolean;
}

export interface GuestImage {
  readonly snapshot: Snapshot;
  readonly entry: number;
}

/** The engine itself broke: out of native stack, or of WASM memory. The instance is of no more use. */
export class GuestCrash extends Error {
  readonly limit: 'stack' | 'memory';

  constructor(cause: unknown) {
    super('The engine stopped.', { cause });
    const text = String((cause as Error | undefined)?.message);
    this.limit = /malloc|memory access|allocation/i.test(text) ? 'memory' : 'stack';
  }
}

/** An exception that the guest's code threw. Only texts are kept: the value itself is the guest's. */
export class GuestError extends Error {
  constructor({ name, message, stack }: JSException) {
    super(name === 'Error' || message.startsWith(name) ? message : `${name}: ${message}`);
    this.stack = stack;
  }
}

/** WASI's errno for "no such file descriptor". */
const ERRNO_BADF = 8;

function engineOptions(shape: GuestShape, state: EngineState): QuickJSOptions {
  return {
    wasm: shape.module,
    maxStackSize: shape.stackBytes,
    timezoneOffset: 0,
    interruptHandler() {
      const isStopped = state.wiring.shouldStop();
      state.isSpoiled ||= isStopped;
      return isStopped;
    },
    wasi: (memory) => ({
      clock_time_get(_clock, _precision, resultPointer) {
        const nanoseconds = BigInt(Math.round(state.wiring.now() * 1_000)) * 1_000n;
        new DataView(memory.buffer).setBigUint64(resultPointer, nanoseconds, true);
        return 0;
      },
      // The engine's own log would go to the host's standard output.
      fd_write: () => ERRNO_BADF,
    }),
  };
}

/** Converting anything but a string or an ArrayBuffer would run guest code. */
function toHost(handle: JSValueHandle): HostValue {
  if (handle.isString) return handle.toString();
  return handle.isArrayBuffer ? new Uint8Array(handle.toArrayBuffer()) : '';
}

function crossing(vm: QuickJS, run: HostFunctions[string]) {
  return (...handles: JSValueHandle[]): JSValueHandle => {
    try {
      const answer = run(...handles.map(toHost));
      if (answer === undefined) return vm.undefined;
      return typeof answer === 'string' ? vm.newString(answer) : vm.newUint8Array(answer);
    } catch (error) {
      // A text alone: of an Error the engine would pass the host's stack, with its paths, to the guest.
      throw String((error as Error).message);
    }
  };
}

/** For functions that take texts only: bytes are nothing to them. */
export function textFunctions(
  functions: Readonly<Record<string, (...texts: string[]) => string | undefined>>,
): HostFunctions {
  const ofText = (value: HostValue): string => (typeof value === 'string' ? value : '');
  return Object.fromEntries(
    Object.entries(functions).map(([name, run]) => [name, (...values: HostValue[]) => run(...values.map(ofText))]),
  );
}

/** An instance in the hands of one who has taken it. Whoever takes it after has an object of their own. */
export class GuestVm {
  #engine: Engine | undefined;
  readonly #entry: JSValueHandle;

  private constructor(engine: Engine, entry: JSValueHandle) {
    this.#engine = engine;
    this.#entry = entry;
  }

  /** Evaluates a bundle, which takes `__gatehouse.host` and leaves `__gatehouse.entry`. */
  static async boot(bundle: string, shape: GuestShape, wiring: GuestWiring, fileName: string): Promise<GuestVm> {
    const state: EngineState = { wiring, isSpoiled: false };
    const options = engineOptions(shape, state);
    // Compiled in an instance that is thrown away: parsing takes memory that would otherwise stay in every image.
    const compiler = await QuickJS.create(options);
    const bytecode = compiler.compile(bundle, fileName, EvalFlags.TYPE_GLOBAL, CompileFlags.STRIP_SOURCE);
    compiler.dispose();
    const vm = await QuickJS.create(options);
    const gate = vm.newObject();
    const functions = vm.newObject();
    for (const [name, run] of Object.entries(wiring.host)) {
      vm.newFunction(name, crossing(vm, run)).consume((handle) => functions.setProp(name, handle));
    }
    gate.setProp('host', functions);
    vm.global.setProp('__gatehouse', gate);
    const engine: Engine = { vm, origin: undefined, options, state };
    const guest = new GuestVm(engine, gate);
    guest.#guard(() => vm.evalBytecode(bytecode).dispose());
    return new GuestVm(engine, gate.getProp('entry'));
  }

  /** An instance in the state of the image. It is to be wired before anything is called in it. */
  static async restore(image: GuestImage, shape: GuestShape): Promise<GuestVm> {
    const state: EngineState = { wiring: UNWIRED, isSpoiled: false };
    const options = engineOptions(shape, state);
    const vm = await QuickJS.restore(image.snapshot, options);
    return new GuestVm({ vm, origin: image, options, state }, vm.importHandle(image.entry));
  }

  /** The state of this instance, to start others from, or to rewind this one to. */
  takeImage(): GuestImage {
    return { entry: this.#vm.exportHandle(this.#entry), snapshot: this.#vm.snapshot() };
  }

  /** Takes the instance into use, once: who has wired it is the only one whose code runs in it. */
  wire(wiring: GuestWiring): this {
    const { vm, state } = this.#inUse;
    if (state.wiring !== UNWIRED) throw new Error('An instance serves one at a time.');
    state.wiring = wiring;
    limitMemory(vm, wiring.memoryBytes);
    for (const [name, run] of Object.entries(wiring.host)) vm.registerHostCallback(name, crossing(vm, run));
    return this;
  }

  /**
   * The same instance for somebody else, as if it had just been restored: all of its memory is written anew, and nothing
   * of this use is wired to it any more. `undefined` where it must not be used again: a bound was met in it, it broke, or
   * its memory has grown. This object is of no use afterwards.
   */
  recycle(): GuestVm | undefined {
    const { origin } = this.#inUse;
    if (origin) return this.#rewind(origin);
    this.dispose();
    return undefined;
  }

  /** As `recycle`, to an image that was taken of this very instance, and wired as before. */
  rewindTo(image: GuestImage): GuestVm | undefined {
    const { wiring } = this.#inUse.state;
    return this.#rewind(image)?.wire(wiring);
  }

  #rewind({ snapshot, entry }: GuestImage): GuestVm | undefined {
    const engine = this.#inUse;
    const { vm, options, state } = engine;
    this.#engine = undefined;
    state.wiring = UNWIRED;
    if (!state.isSpoiled && rewind(vm, snapshot, options)) return new GuestVm(engine, vm.importHandle(entry));
    vm.dispose();
    return undefined;
  }

  dispose(): void {
    this.#engine?.vm.dispose();
    this.#engine = undefined;
  }

  /** Calls a function of the bundle's entry. The answer is its text, or empty when it is none. */
  call(name: string, ...texts: string[]): string {
    return this.#guard(() => {
      const handles = texts.map((text) => this.#vm.newString(text));
      const called = this.#entry.getProp(name);
      try {
        return this.#vm
          .callFunction(called, this.#vm.undefined, ...handles)
          .consume((answer) => (answer.isString ? answer.toString() : answer.toBoolean() ? 'true' : ''));
      } finally {
        for (const handle of [called, ...handles]) handle.dispose();
      }
    });
  }

  /** Evaluates an expression that makes a function and passes it to `entry[name](text, function)`. */
  passFunction(name: string, text: string, code: string, fileName: string): void {
    this.#guard(() => {
      const made = this.#vm.evalCode(code, fileName);
      const [called, first] = [this.#entry.getProp(name), this.#vm.newString(text)];
      try {
        this.#vm.callFunction(called, this.#vm.undefined, first, made).dispose();
      } finally {
        for (const handle of [made, called, first]) handle.dispose();
      }
    });
  }

  /** Evaluates code for its effects. */
  evaluate(code: string, fileName: string): void {
    this.#guard(() => this.#vm.evalCode(code, fileName).dispose());
  }

  /** Runs what promises have put off, until nothing is left. An error in a job does not stop the others. */
  runJobs(shouldStop: () => boolean, onError: (message: string) => void): void {
    for (;;) {
      try {
        this.#guard(() => this.#vm.executePendingJobs());
        return;
      } catch (error) {
        if (error instanceof GuestCrash || shouldStop()) throw error;
        onError(String((error as Error).message));
      }
    }
  }

  get #inUse(): Engine {
    if (!this.#engine) throw new Error('This instance belongs to somebody else now.');
    return this.#engine;
  }

  get #vm(): QuickJS {
    return this.#inUse.vm;
  }

  /** Tells an exception of the guest's code from a breakdown of the engine. */
  #guard<T>(run: () => T): T {
    try {
      return run();
    } catch (error) {
      if (!(error instanceof JSException)) this.#inUse.state.isSpoiled = true;
      if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) throw new GuestCrash(error);
      if (error instanceof Error && /wasm_malloc failed/.test(error.message)) throw new GuestCrash(error);
      if (!(error instanceof JSException)) throw error;
      const thrown = new GuestError(error);
      error.dispose();
      throw thrown;
    }
  }
}
