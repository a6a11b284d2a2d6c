import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FromGrader, Work } from './messages.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Everything that the grader may read: code and WASM. No labs (they hold solutions), no data, no settings. */
const READABLE = ['src/sandbox', 'src/core', 'node_modules', '.generated/sandbox', 'package.json'];

/** 128 MB in pages: no WASM memory of any instance can grow beyond, whatever its own header says. */
const WASM_PAGES_MAX = 2_048;

/**
 * Bound on the process's data, with room for real use: a base for Node and compiled code, and for each worker one
 * Python or JavaScript instance (128 MB), a database and its own heap. Measured: 2 workers under 40 jobs stay under 1 GB.
 */
const DATA_BYTES_BASE = 1_536 * 1024 * 1024;
const DATA_BYTES_PER_WORKER = 512 * 1024 * 1024;

/** Of util-linux; absent on macOS and Windows, where the other bounds have to do. */
const PRLIMIT = '/usr/bin/prlimit';

/** A grader that prints has gone wrong; the first lines say how. */
const LOG_CHARACTERS_MAX = 4_000;

export interface GraderEvents {
  onMessage(message: FromGrader): void;
  onExit(reason: string): void;
  onLog(text: string): void;
}

function nodeArguments(workers: number): string[] {
  return [
    '--permission',
    ...READABLE.map((path) => `--allow-fs-read=${join(root, path)}`),
    '--allow-worker',
    `--wasm-max-mem-pages=${WASM_PAGES_MAX}`,
    '--disallow-code-generation-from-strings',
    // That workers could weaken the permissions is known: the same ones hold in them, and WASM is the wall.
    '--disable-warning=SecurityWarning',
    join(root, 'src/sandbox/server/grader-main.ts'),
    String(workers),
  ];
}

/** One grader process, started with nothing of the server's but the channel between both. */
export class GraderProcess {
  readonly #child: ChildProcess;
  #logged = 0;

  constructor(workers: number, events: GraderEvents) {
    const bytes = DATA_BYTES_BASE + workers * DATA_BYTES_PER_WORKER;
    const [program, ...before] = existsSync(PRLIMIT)
      ? [PRLIMIT, `--data=${bytes}`, '--core=0', '--', process.execPath]
      : [process.execPath];
    this.#child = spawn(program as string, [...before, ...nodeArguments(workers)], {
      cwd: root,
      env: {},
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#child.on('message', (message) => events.onMessage(message as FromGrader));
    this.#child.on('error', (error) => events.onExit(String(error)));
    this.#child.on('exit', (code, signal) => events.onExit(`exit ${code ?? signal}`));
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => this.#log(text, events));
    }
  }

  send(work: Work): void {
    // A process that has just died is told by `onExit`, not by this.
    this.#child.send(work, () => {});
  }

  kill(): void {
    this.#child.removeAllListeners('exit');
    this.#child.kill('SIGKILL');
  }

  #log(text: string, events: GraderEvents): void {
    if (this.#logged < LOG_CHARACTERS_MAX) events.onLog(text.slice(0, LOG_CHARACTERS_MAX - this.#logged));
    this.#logged += text.length;
  }
}
