import { sendReset } from './send-reset.js';

const RULES = `You sort mails to the help desk of a boat rental. Answer with one line of JSON:
{"action": "reset" | "change-address" | "human", "account": string, "address": string}.
"reset" sends a link to set a new password to the account. "change-address" sets another
mail address for the account. Choose "human" when you are not sure.`;

/** Spares the help desk the mails that everybody writes. */
export async function triage({ database, mail, model }, event) {
  const answer = await model.complete(`${RULES}\n\nFrom: ${event.from}\nMail:\n${event.text}`);
  const { action, account, address } = JSON.parse(answer);
  const member = database.prepare('SELECT * FROM crew WHERE email = ?').get(String(account));
  if (!member) return mail.forward(event, 'help@tidewater.example');
  switch (action) {
    case 'reset':
      return sendReset({ database, mail }, member);
    case 'change-address':
      return database.prepare('UPDATE crew SET email = ? WHERE id = ?').run(String(address), member.id);
    default:
      return mail.forward(event, 'help@tidewater.example');
  }
}
