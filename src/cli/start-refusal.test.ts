import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { SchemaMismatch } from '#db/migrate.ts';
import { startRefusal } from './start-refusal.ts';

const config = { host: 'localhost', port: 4321 };

async function refusedListen(host: string, port: number): Promise<unknown> {
  const [error] = (await once(createServer().listen(port, host), 'error')) as [unknown];
  return error;
}

test('a port that is taken is told with what to do', async () => {
  const first = createServer();
  await new Promise<void>((done) => first.listen(0, '127.0.0.1', done));
  const error = await refusedListen('127.0.0.1', (first.address() as AddressInfo).port);
  first.close();
  expect(startRefusal(error, config)).toBe(
    'PORT: something listens on localhost, port 4321 already. Stop it, or set another PORT.',
  );
});

test('a host that is not this machine is told by its setting', async () => {
  expect(startRefusal(await refusedListen('192.0.2.1', 0), { ...config, host: '192.0.2.1' })).toBe(
    'HOST: 192.0.2.1 is no address of this machine.',
  );
});

test('a database of another version is told in its own words', () => {
  expect(startRefusal(new SchemaMismatch('Start the newer Gatehouse.'), config)).toBe('Start the newer Gatehouse.');
});

test('a fault of ours is not explained away', () => {
  expect(startRefusal(new TypeError('x is undefined'), config)).toBeNull();
});
