import { expect, test } from 'vitest';
import { createWriteQueue, WAITING_WRITES_MAX, WriteRefused } from './write-queue.ts';

test('writes run one at a time, in the order in which they came', async () => {
  const queue = createWriteQueue();
  const order: string[] = [];
  const write = (name: string) =>
    queue.add(async () => {
      order.push(`${name} begins`);
      await Promise.resolve();
      order.push(`${name} ends`);
    });
  await Promise.all([write('one'), write('two')]);
  expect(order).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
});

test('a write that fails fails alone', async () => {
  const queue = createWriteQueue();
  const failing = queue.add(() => Promise.reject(new Error('no')));
  await expect(failing).rejects.toThrow('no');
  expect(await queue.add(() => Promise.resolve('yes'))).toBe('yes');
});

test('5000 writes may wait, one more is refused, and there is room again afterwards', async () => {
  const queue = createWriteQueue();
  const writes = Array.from({ length: WAITING_WRITES_MAX }, () => queue.add(() => Promise.resolve()));
  await expect(queue.add(() => Promise.resolve())).rejects.toThrow(WriteRefused);
  await Promise.all(writes);
  await expect(queue.add(() => Promise.resolve())).resolves.toBeUndefined();
});

test('a write that never settles is given up, undone, and the next one runs', async () => {
  let undone = 0;
  const queue = createWriteQueue({ timeMsMax: 20, onLate: () => void (undone += 1) });
  const stuck = queue.add(() => new Promise(() => {}));
  const next = queue.add(() => Promise.resolve('done'));
  await expect(stuck).rejects.toThrow('longer than 20 ms');
  expect([await next, undone]).toEqual(['done', 1]);
});

test('a write that is given up is told so, before the next one runs', async () => {
  const queue = createWriteQueue({ timeMsMax: 20 });
  let given: AbortSignal | undefined;
  const stuck = queue.add((signal) => ((given = signal), new Promise(() => {})));
  const next = queue.add(() => Promise.resolve(given?.aborted));
  await expect(stuck).rejects.toThrow(WriteRefused);
  expect(await next).toBe(true);
});

test('a closed queue finishes what waits and refuses the rest', async () => {
  const queue = createWriteQueue();
  const waiting = queue.add(() => Promise.resolve('done'));
  await queue.close();
  expect(await waiting).toBe('done');
  await expect(queue.add(() => Promise.resolve())).rejects.toThrow('closed');
});
