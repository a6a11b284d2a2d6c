import { PreopenDirectory, WASI, WASIProcExit, wasi } from '@bjorn3/browser_wasi_shim';
import { FILES_OPENED_MAX } from '../limits.ts';
import { DeviceNode, Sink, Source } from './channel.ts';
import type { FileTree } from './file-tree.ts';
import { SERVE } from './harness.ts';
import { type Imports, type PythonMachine, pythonArguments } from './machine.ts';

/** Offsets in a `subscription` and an `event` of `poll_oneoff` (WASI snapshot preview 1). */
const SUBSCRIPTION_CLOCK = { tag: 8, timeout: 24, flags: 40 } as const;
const EVENT_BYTES = 32;
const CLOCK_TAG = 0;
const ABSOLUTE_TIME = 1;

export interface InterpreterParts {
  readonly machine: PythonMachine;
  /** Gives the next command, and with it the host time to do everything in between. */
  readonly nextCommand: () => Uint8Array | undefined;
  readonly onReply: (bytes: Uint8Array) => void;
  readonly onOutput: (bytes: Uint8Array) => void;
}

/** One run of CPython. It goes on inside of `run`, which returns its exit code when it ends by itself. */
export class Interpreter {
  readonly #parts: InterpreterParts;
  readonly #app = new PreopenDirectory('/app', new Map());
  #skippedNanoseconds = 0n;

  constructor(parts: InterpreterParts) {
    this.#parts = parts;
  }

  mount(tree: FileTree): void {
    this.#app.dir = tree.root;
  }

  /** Leaves by whatever `nextCommand`, `onReply` or `onOutput` throw. */
  run(): number {
    const { machine, nextCommand, onReply, onOutput } = this.#parts;
    const output = new Sink(onOutput);
    const rpc = new Map([
      ['in', new DeviceNode(new Source(nextCommand))],
      ['out', new DeviceNode(new Sink(onReply))],
    ]);
    const fds = [new Source(), output, output, this.#app, new PreopenDirectory('/rpc', rpc)];
    const shim = new WASI(pythonArguments(SERVE), [], fds, { debug: false });
    try {
      return machine.run({ ...shim.wasiImport, ...this.#ownCalls(shim) }, (instance) => shim.start(instance));
    } catch (error) {
      if (error instanceof WASIProcExit) return error.code;
      throw error;
    }
  }

  get #view(): DataView {
    return new DataView(this.#parts.machine.memory.buffer);
  }

  /** Replaces what the shim does by waiting in a loop, by throwing, or without a bound. */
  #ownCalls(shim: WASI): Imports {
    const refuse = (): number => wasi.ERRNO_NOTSUP;
    const open = shim.wasiImport['path_open'] as (...args: unknown[]) => number;
    return {
      clock_time_get: (_id: number, _precision: bigint, result: number) => {
        this.#view.setBigUint64(result, this.#now(), true);
        return wasi.ERRNO_SUCCESS;
      },
      poll_oneoff: (input: number, output: number, count: number, produced: number) =>
        this.#sleep(input, output, count, produced),
      path_open: (...args: unknown[]) => (shim.fds.length > FILES_OPENED_MAX ? wasi.ERRNO_MFILE : open(...args)),
      proc_raise: refuse,
      sock_accept: refuse,
      sock_recv: refuse,
      sock_send: refuse,
      sock_shutdown: refuse,
    };
  }

  #now(): bigint {
    return BigInt(Math.round(Date.now() * 1e3)) * 1_000n + this.#skippedNanoseconds;
  }

  /** `time.sleep`: the clock jumps, nobody waits. */
  #sleep(input: number, output: number, count: number, produced: number): number {
    const view = this.#view;
    if (count !== 1 || view.getUint8(input + SUBSCRIPTION_CLOCK.tag) !== CLOCK_TAG) return wasi.ERRNO_NOTSUP;
    const timeout = view.getBigUint64(input + SUBSCRIPTION_CLOCK.timeout, true);
    const absolute = (view.getUint16(input + SUBSCRIPTION_CLOCK.flags, true) & ABSOLUTE_TIME) !== 0;
    const wait = absolute ? timeout - this.#now() : timeout;
    if (wait > 0n) this.#skippedNanoseconds += wait;
    new Uint8Array(view.buffer, output, EVENT_BYTES).fill(0);
    view.setBigUint64(output, view.getBigUint64(input, true), true);
    view.setUint32(produced, 1, true);
    return wasi.ERRNO_SUCCESS;
  }
}
