import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { type Browser, chromium } from 'playwright-core';

/** Flags for a browser that runs as root on a machine without a network: it must not look for updates at every start. */
const FLAGS = [
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const SYSTEM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

export interface Chromium {
  readonly executablePath: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const starts = (path: string, env: Readonly<Record<string, string>>): boolean =>
  spawnSync(path, ['--version', '--no-sandbox'], { env: { ...process.env, ...env }, timeout: 60_000 }).status === 0;

/** A browser inside an npm package (Linux x64), with the libraries and fonts it needs where the system has none. */
async function packagedChromium(): Promise<Chromium | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const { default: chromium, inflate } = await import('@sparticuz/chromium');
  const executablePath = await chromium.executablePath();
  const binaries = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin');
  const libraries = await inflate(join(binaries, 'al2023.tar.br'));
  const fonts = await inflate(join(binaries, 'fonts.tar.br'));
  const env = { LD_LIBRARY_PATH: join(libraries, 'lib'), FONTCONFIG_PATH: fonts };
  // The package's own flags switch web security off and run all in one process: not what we test.
  return starts(executablePath, env) ? { executablePath, args: [...FLAGS, '--no-sandbox', '--no-zygote'], env } : null;
}

/** Debian's own package, where this process may install it. */
function installFromDebian(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.log('No Chromium found: installing the Debian package "chromium" …');
  const run = (...args: string[]): boolean =>
    spawnSync('apt-get', args, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
      .status === 0;
  return run('update', '-qq') && run('install', '-y', '-qq', 'chromium');
}

const found = (executablePath: string): Chromium => ({
  executablePath,
  args: process.getuid?.() === 0 ? [...FLAGS, '--no-sandbox'] : FLAGS,
  env: {},
});

/**
 * A Chromium for browser tests: the one that CHROMIUM names, the system's, the one inside @sparticuz/chromium, or Debian's,
 * installed now.
 * @throws {Error} with one sentence that says what to do
 */
export async function findChromium(): Promise<Chromium> {
  const named = process.env.CHROMIUM;
  if (named) {
    if (isExecutable(named)) return found(named);
    throw new Error(`CHROMIUM names ${named}, which is no program that can be started: correct or unset it.`);
  }
  const system = SYSTEM_PATHS.find(isExecutable);
  if (system) return found(system);
  const packaged = await packagedChromium();
  if (packaged) return packaged;
  if (installFromDebian() && isExecutable('/usr/bin/chromium')) return found('/usr/bin/chromium');
  throw new Error(
    'The browser tests need Chromium: install it and set CHROMIUM to its path, then run "npm test" again.',
  );
}

/** Starts the Chromium that was found. */
export async function launchChromium({ executablePath, args, env }: Chromium): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [...args],
    env: { ...(process.env as Record<string, string>), ...env },
  });
}
