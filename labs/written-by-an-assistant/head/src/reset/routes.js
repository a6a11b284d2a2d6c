import { hash } from '@node-rs/argon2';
import { Router } from 'express';
import { hashToken, isToken } from './token.js';
import { sendReset } from './send-reset.js';

const PASSWORD_LENGTH_MIN = 12;

export function resetRoutes({ database, mail }) {
  const router = Router();

  router.post('/', (request, response) => {
    const member = database.prepare('SELECT * FROM crew WHERE email = ?').get(String(request.body.email));
    // Not awaited: the answer takes as long for an address that nobody has.
    if (member) void sendReset({ database, mail }, member).catch(() => undefined);
    response.status(202).json({ message: 'If there is such an account, a mail is on its way.' });
  });

  router.post('/:token', async (request, response) => {
    const { token } = request.params;
    const row = database.prepare('SELECT * FROM resets WHERE hash = ?').get(hashToken(token));
    if (!row || !isToken(token, row, Date.now())) return response.status(400).json({ error: 'ask for a new link' });
    const password = String(request.body.password);
    if (password.length < PASSWORD_LENGTH_MIN) return response.status(422).json({ error: 'at least 12 characters' });
    const used = database
      .prepare('UPDATE resets SET used_at = ? WHERE hash = ? AND used_at IS NULL')
      .run(Date.now(), row.hash);
    if (used.changes !== 1) return response.status(400).json({ error: 'ask for a new link' });
    database.prepare('UPDATE crew SET password_hash = ? WHERE id = ?').run(await hash(password), row.crew_id);
    database.prepare('DELETE FROM sessions WHERE crew_id = ?').run(row.crew_id);
    response.status(204).end();
  });

  return router;
}
