import { Failure } from './expect.ts';
import { host } from './host.ts';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

const waiting = new Map<string, Waiting>();
let count = 0;

export function ask<T>(task: object): Promise<T> {
  const id = String(++count);
  return new Promise<T>((resolve, reject) => {
    waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
    host.ask(id, JSON.stringify(task));
  });
}

export function answer(id: string, json: string): void {
  const pending = waiting.get(id);
  waiting.delete(id);
  const result = JSON.parse(json) as { ok: true; value: unknown } | { ok: false; message: string };
  if (result.ok) pending?.resolve(result.value);
  else pending?.reject(new Failure(result.message));
}

/** Between two checks: nothing of the one before may answer into the next. */
export function forgetAsked(): void {
  waiting.clear();
}
