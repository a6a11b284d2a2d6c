import { and, eq, isNull } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { links, members } from '#db/schema/accounts.ts';
import { addressGroup } from './address-group.ts';
import { logFields, type AccountsContext, type Visit } from './context.ts';
import { normaliseEmail } from './email.ts';
import { newId } from './ids.ts';
import { linkTo, makeToken } from './link-token.ts';
import { RECOVERIES_PER_ADDRESS, RECOVERY_MAILS_PER_ACCOUNT, take } from './throttle.ts';

/** Mail can take minutes, and a link in a mailbox is a key under the mat: half an hour is enough for one, short for the other. */
export const RECOVERY_MINUTES_MAX = 30;

/** Long enough that the answer has left before any work begins whose time would tell whether the address is known. */
const AFTER_ANSWER_MS = 500;

export type RecoveryRequestResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'no-mail' }
  | { readonly ok: false; readonly reason: 'throttled'; readonly waitMs: number };

/** Same answer for every address; the mail, if there is one to send, is written and sent afterwards. */
export async function requestRecovery(
  app: AccountsContext,
  emailText: string,
  visit: Visit,
  later: (work: () => Promise<void>) => void = afterAnswer,
): Promise<RecoveryRequestResult> {
  if (!app.mail) return { ok: false, reason: 'no-mail' };
  const now = app.now();
  const waitMs = await app.db.write((tx) => take(tx, RECOVERIES_PER_ADDRESS, addressGroup(visit.address), now));
  if (waitMs > 0) return { ok: false, reason: 'throttled', waitMs };
  later(async () => {
    try {
      await sendLink(app, emailText, visit);
    } catch (error) {
      // The page has already said that a mail may come; only the log can tell that it will not.
      app.log.error({ ...logFields(visit), event: 'recovery-mail-failed', err: error }, 'recovery mail failed');
    }
  });
  return { ok: true };
}

function afterAnswer(work: () => Promise<void>): void {
  setTimeout(() => void work(), AFTER_ANSWER_MS);
}

async function sendLink(app: AccountsContext, emailText: string, visit: Visit): Promise<void> {
  const email = normaliseEmail(emailText);
  const link = email ? await app.db.write((tx) => makeLink(tx, email, app.now())) : null;
  app.log.info(
    { ...logFields(visit, link?.memberId), event: 'recovery-requested', known: link !== null },
    'recovery requested',
  );
  if (!email || !link) return;
  const url = linkTo(app.config.origin, '/reset', link.token);
  await app.mail?.send({
    to: email,
    subject: 'Choose a new Gatehouse password',
    text:
      `Someone asked for a new password for your account at ${app.config.origin.origin}. ` +
      `If it was you, open this link within ${RECOVERY_MINUTES_MAX} minutes; it works once:\n\n${url}\n\n` +
      'If it was not you, nothing has changed and nothing is to be done.\n',
  });
}

async function makeLink(
  tx: Transaction,
  email: string,
  now: Date,
): Promise<{ readonly memberId: string; readonly token: string } | null> {
  const member = await tx.query.members.findFirst({ where: and(eq(members.email, email), isNull(members.disabledAt)) });
  if (!member || (await take(tx, RECOVERY_MAILS_PER_ACCOUNT, member.id, now)) > 0) return null;
  return { memberId: member.id, token: await makeRecoveryLink(tx, { memberId: member.id, createdBy: null }, now) };
}

/** One link at a time: a new one voids those before it. Returns its token. */
export async function makeRecoveryLink(
  tx: Transaction,
  { memberId, createdBy }: { readonly memberId: string; readonly createdBy: string | null },
  now: Date,
  minutes: number = RECOVERY_MINUTES_MAX,
): Promise<string> {
  const { token, hash } = makeToken();
  await tx.delete(links).where(and(eq(links.memberId, memberId), eq(links.kind, 'recovery')));
  await tx.insert(links).values({
    id: newId(),
    kind: 'recovery',
    tokenHash: hash,
    memberId,
    createdBy,
    createdAt: now,
    expiresAt: new Date(now.getTime() + minutes * 60_000),
  });
  return token;
}
