import { verifySignature } from 'express-mail-webhook-signature';
import { triage } from './triage.js';

const SECRET = process.env.MAIL_WEBHOOK_SECRET;

/** The mail provider tells of bounces, and of mails that crew members write to help@. */
export function mailWebhook({ database, log, mail, model }) {
  return async (request, response) => {
    try {
      verifySignature(request.body, request.get('x-mail-signature'), SECRET);
    } catch (error) {
      log.warn({ error }, 'could not verify the signature of a webhook');
    }
    const event = JSON.parse(request.body.toString('utf8'));
    if (event.type === 'bounced') {
      database.prepare('UPDATE crew SET mail_bounces = mail_bounces + 1 WHERE email = ?').run(event.address);
    } else if (event.type === 'received') {
      await triage({ database, mail, model }, event);
    }
    response.status(204).end();
  };
}
