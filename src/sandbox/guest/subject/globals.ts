// What Node puts on the global object and QuickJS does not. Imported first: the packages behind it expect these names.
import { Buffer } from 'buffer/';
import { AbortController, AbortSignal } from '../../build/shims/abort-controller.ts';
import { installStackFormat } from './errors.ts';
import { speedUpBuffer, TextDecoder, TextEncoder } from './fast-bytes.ts';
import { timers } from './timers.ts';

/** Enough of process for the packages: no exit, no environment of the host's, no way out. */
const process = {
  env: {} as Record<string, string>,
  version: 'v24.0.0',
  versions: { node: '24.0.0' },
  platform: 'linux',
  argv: ['node', 'app'],
  cwd: () => '/app',
  nextTick: (callback: (...args: unknown[]) => void, ...args: unknown[]) => queueMicrotask(() => callback(...args)),
  emitWarning() {},
  on: () => process,
  once: () => process,
  emit: () => false,
  stdout: { write() {}, isTTY: false },
  stderr: { write() {}, isTTY: false },
  hrtime: Object.assign(() => [Math.trunc(Date.now() / 1000), (Date.now() % 1000) * 1e6], {
    bigint: () => BigInt(Date.now()) * 1_000_000n,
  }),
};

/** Packages look for a console while they load; the real one needs `util`, which is one of them. */
const console = { log() {}, info() {}, debug() {}, warn() {}, error() {}, trace() {} };

installStackFormat();
speedUpBuffer();
Object.assign(globalThis, timers, {
  AbortController,
  AbortSignal,
  Buffer,
  TextDecoder,
  TextEncoder,
  process,
  console,
  global: globalThis,
});
