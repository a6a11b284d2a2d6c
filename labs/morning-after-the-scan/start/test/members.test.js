import assert from 'node:assert/strict';
import test from 'node:test';

const password = 'correct-horse-battery-71';

test('a member signs in', async () => {
  const answer = await fetch('http://localhost:3000/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'ines@tidewater.example', password }),
  });
  assert.equal(answer.status, 200);
});
