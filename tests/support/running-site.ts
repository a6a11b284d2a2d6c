import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = dirname(dirname(import.meta.dirname));

/** A start on a busy machine with two cores, the build not counted: it is made before. */
const START_TIME_MS_MAX = 60_000;

/** A graceful stop has 8 s of grace; what takes longer is a fault. */
const STOP_TIME_MS_MAX = 15_000;

export interface RunningSite {
  readonly origin: string;
  readonly dataDir: string;
  readonly firstAdminLink: string | null;
  /** All that the process printed so far: start-up lines and one JSON object a request. */
  output(): string;
  pid(): number;
  /** SIGTERM, then waits. @returns the exit code */
  stop(): Promise<number | null>;
  kill(): Promise<void>;
  /** Stops and starts again on the same port and data. */
  restart(): Promise<void>;
  /** Stops and removes the data. */
  remove(): Promise<void>;
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (!address || typeof address === 'string') throw new Error('no port');
  return address.port;
}

interface Started {
  readonly child: ChildProcess;
  readonly lines: string[];
}

async function start(environment: Record<string, string>): Promise<Started> {
  const child = spawn(process.execPath, [join(ROOT, 'src/cli/main.ts'), 'serve'], {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => lines.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => lines.push(text));
  const deadline = Date.now() + START_TIME_MS_MAX;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the server ended at its start:\n${lines.join('')}`);
    const answer = await fetch(`${environment.ORIGIN}/readyz`).catch(() => null);
    if (answer?.ok && lines.join('').includes('Gatehouse serves')) return { child, lines };
    await new Promise((done) => setTimeout(done, 50));
  }
  child.kill('SIGKILL');
  throw new Error(`the server was not ready in ${START_TIME_MS_MAX} ms:\n${lines.join('')}`);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exited = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIME_MS_MAX);
  const code = await exited;
  clearTimeout(timer);
  return code;
}

/** The real server from the real build, on a free loopback port, with data of its own. */
export async function startSite(settings: Record<string, string> = {}): Promise<RunningSite> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gatehouse-site-'));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const environment = { DATA_DIR: dataDir, PORT: String(port), ORIGIN: origin, ...settings };
  let running = await start(environment);
  return {
    origin,
    dataDir,
    firstAdminLink: /^\s+(http\S+)$/m.exec(running.lines.join(''))?.[1] ?? null,
    output: () => running.lines.join(''),
    pid: () => running.child.pid ?? 0,
    stop: () => end(running.child, 'SIGTERM'),
    kill: async () => void (await end(running.child, 'SIGKILL')),
    restart: async () => {
      await end(running.child, 'SIGTERM');
      running = await start(environment);
    },
    remove: async () => {
      await end(running.child, 'SIGTERM');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
