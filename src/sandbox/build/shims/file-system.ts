// A lab's application has no files of its own to serve: every path is absent, as node:fs would say it.
function absent(): Error {
  return Object.assign(new Error('ENOENT: no such file or directory'), { code: 'ENOENT', errno: -2 });
}

function refuse(): never {
  throw absent();
}

function refuseLater(...args: unknown[]): void {
  const done = args.at(-1);
  if (typeof done !== 'function') throw absent();
  queueMicrotask(() => done(absent()));
}

export const existsSync = (): boolean => false;
export const statSync = refuse;
export const readFileSync = refuse;
export const createReadStream = refuse;
export const stat = refuseLater;
export const readFile = refuseLater;
export class ReadStream {}

export default { existsSync, statSync, readFileSync, createReadStream, stat, readFile, ReadStream };
