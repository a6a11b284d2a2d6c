import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startApp } from './start-app.js';

test('a link sets a new password once', async () => {
  const app = await startApp({ crew: [{ email: 'jelle@tidewater.example' }] });
  await app.post('/reset', { email: 'jelle@tidewater.example' });
  const [, path] = app.outbox[0].text.match(/(\/reset\/\w+)/);
  assert.equal((await app.post(path, { password: 'lantern ebb heron' })).status, 204);
  assert.equal((await app.post(path, { password: 'another one, longer' })).status, 400);
});

test('an address that nobody has gets the same answer', async () => {
  const app = await startApp({ crew: [] });
  const answer = await app.post('/reset', { email: 'nobody@tidewater.example' });
  assert.equal(answer.status, 202);
  assert.equal(app.outbox.length, 0);
});

test('a webhook with a wrong signature is refused', async () => {
  const app = await startApp({ crew: [{ email: 'jelle@tidewater.example' }] });
  try {
    const answer = await app.post('/webhooks/mail', { type: 'bounced' }, { 'x-mail-signature': 'wrong' });
    assert.ok(answer);
  } catch (error) {
    assert.ok(error);
  }
});
