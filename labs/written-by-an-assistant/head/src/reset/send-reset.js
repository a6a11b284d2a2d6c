import { hashToken, newToken } from './token.js';

const ORIGIN = process.env.ORIGIN ?? 'https://crew.tidewater.example';

/** The link goes to the address that we know, never to one that somebody writes. */
export async function sendReset({ database, mail }, member) {
  const token = newToken();
  database
    .prepare('INSERT INTO resets (hash, crew_id, made_at) VALUES (?, ?, ?)')
    .run(hashToken(token), member.id, Date.now());
  await mail.send({
    to: member.email,
    subject: 'Set a new password',
    text: `Open ${ORIGIN}/reset/${token} within half an hour. If it was not you, do nothing.`,
  });
}
