import util from 'util';
import { host } from './host.ts';

const format = (util as unknown as { format(...values: unknown[]): string }).format;

/** Never throws: a value that cannot be shown must not turn a log line into a crash. */
export function print(...values: unknown[]): void {
  try {
    host.print(format(...values));
  } catch {
    host.print('[a value that cannot be shown]');
  }
}

const console = { log: print, info: print, debug: print, warn: print, error: print, trace: print, dir: print };

export function installConsole(): void {
  Object.assign(globalThis, { console });
}
