import { Router } from 'express';
import { verify } from '@node-rs/argon2';
import { newSession, endSession } from '../sessions.js';

const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$Jm7kzCq0cVvJt5o0y7w3B1m1o3V0k0l0n0p0q0r0s0t';

export function session({ database, mail, loginLimit }) {
  const router = Router();

  router.post('/', loginLimit, async (request, response) => {
    const { email, password } = request.body;
    const member = database.prepare('SELECT * FROM crew WHERE email = ?').get(String(email));
    // The same work for an address that nobody has.
    const isRight = await verify(member?.password_hash ?? NOBODY, String(password));
    if (!member || !isRight) return response.status(401).json({ error: 'wrong address or password' });
    const cookie = newSession(database, member.id);
    response.cookie('crew', cookie, { httpOnly: true, secure: true, sameSite: 'lax' });
    response.status(204).end();
  });

  router.delete('/', (request, response) => {
    endSession(database, request);
    response.clearCookie('crew').status(204).end();
  });

  router.post('/forgotten', loginLimit, async (request, response) => {
    await mail.sendReset(database, String(request.body.email));
    response.status(202).json({ sent: true });
  });

  return router;
}
