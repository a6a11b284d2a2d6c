import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toCsv } from '../src/export/csv.js';
import { startApp } from './start-app.js';

test('quotes are doubled and commas kept', () => {
  assert.equal(toCsv([{ name: 'Vlieland, "old" harbour', depth_m: 2.1 }]), 'name,depth_m\r\n"Vlieland, ""old"" harbour",2.1');
});

test('an export can be made and fetched', async () => {
  const app = await startApp({ charts: [{ name: 'Terschelling', region: 'wadden', is_public: 1 }] });
  const made = await app.post('/exports', { regions: ['wadden'] });
  assert.equal(made.status, 201);
  const file = await app.get(made.body.download);
  assert.equal(file.status, 200);
  assert.match(file.headers['content-type'], /gzip/);
});

test('an export that is not there is not found', async () => {
  const app = await startApp();
  assert.equal((await app.get('/exports/nothing.tar.gz')).status, 404);
});
