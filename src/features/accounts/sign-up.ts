import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { credentials, links, members } from '#db/schema/accounts.ts';
import { addressGroup } from './address-group.ts';
import { logFields, type AccountsContext, type Visit } from './context.ts';
import { normaliseName } from './display-name.ts';
import { normaliseEmail } from './email.ts';
import { findLink, type Link } from './find-link.ts';
import { newId } from './ids.ts';
import type { SiteRole } from './member.ts';
import { hashPassword } from './password-hash.ts';
import { checkNewPassword, type PasswordProblem } from './password-rules.ts';
import { hasAdministrator } from './queries.ts';
import { recordAudit } from './record-audit.ts';
import { startSession } from './session-store.ts';
import { giveBack, LINK_TRIES_PER_ADDRESS, SIGN_UPS_PER_ADDRESS, SIGN_UPS_PER_INVITATION, take } from './throttle.ts';

export interface SignUpForm {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** Token or whole link of an invitation, or of the first administrator; empty without one. */
  readonly invitation: string;
}

export interface SignUpProblems {
  readonly name?: 'invalid';
  readonly email?: 'invalid' | 'taken' | 'not-invited';
  readonly password?: PasswordProblem;
  readonly invitation?: 'needed' | 'invalid';
}

export type SignUpResult =
  | { readonly ok: true; readonly memberId: string; readonly role: SiteRole; readonly token: string }
  | { readonly ok: false; readonly reason: 'closed' }
  | { readonly ok: false; readonly reason: 'throttled'; readonly waitMs: number }
  | { readonly ok: false; readonly reason: 'invalid'; readonly problems: SignUpProblems };

/** Makes an account and signs in. Whoever holds the first administrator's link becomes administrator. */
export async function signUp(app: AccountsContext, form: SignUpForm, visit: Visit): Promise<SignUpResult> {
  const opened = await openInvitation(app, form.invitation, visit);
  if (opened.waitMs > 0) return { ok: false, reason: 'throttled', waitMs: opened.waitMs };
  const { link } = opened;
  if (app.config.signUp === 'closed' && link?.kind !== 'first-administrator') return { ok: false, reason: 'closed' };

  const name = normaliseName(form.name);
  const email = normaliseEmail(form.email);
  const password = await checkNewPassword(form.password, [form.name, form.email]);
  const problems: SignUpProblems = {
    ...(name ? {} : { name: 'invalid' }),
    ...(email ? {} : { email: 'invalid' }),
    ...(email && link?.email && link.email !== email ? { email: 'not-invited' } : {}),
    ...(password ? { password } : {}),
    ...invitationProblem(app, form.invitation, link),
  };
  if (!name || !email || Object.keys(problems).length > 0) return { ok: false, reason: 'invalid', problems };

  // From here on it costs work and tells which addresses are taken. A class with invitations may come from one address.
  const waitMs = await app.db.write((tx) =>
    link
      ? take(tx, SIGN_UPS_PER_INVITATION, link.id, app.now())
      : take(tx, SIGN_UPS_PER_ADDRESS, addressGroup(visit.address), app.now()),
  );
  if (waitMs > 0) {
    app.log.warn({ ...logFields(visit), event: 'sign-up-throttled' }, 'sign-up throttled');
    return { ok: false, reason: 'throttled', waitMs };
  }
  const secret = await hashPassword(form.password);
  const result = await app.db.write((tx) => join(tx, app, { name, email, secret, invitation: form.invitation }, visit));
  if (result.ok) {
    const fields = {
      ...logFields(visit, result.memberId),
      event: 'signed-up',
      role: result.role,
      by: link?.kind ?? 'open',
    };
    app.log.info(fields, 'signed up');
  }
  return result;
}

/** Only links that do not open count as tries: a class with invitations may come from one address. */
async function openInvitation(
  app: AccountsContext,
  pasted: string,
  visit: Visit,
): Promise<{ readonly link: Link | null; readonly waitMs: number }> {
  if (!pasted) return { link: null, waitMs: 0 };
  const now = app.now();
  const waitMs = await app.db.write((tx) => take(tx, LINK_TRIES_PER_ADDRESS, addressGroup(visit.address), now));
  if (waitMs > 0) return { link: null, waitMs };
  const link = await openingLink(app, pasted, now);
  if (link) await app.db.write((tx) => giveBack(tx, LINK_TRIES_PER_ADDRESS, addressGroup(visit.address), now));
  else app.log.warn({ ...logFields(visit), event: 'invitation-refused' }, 'invitation refused');
  return { link, waitMs: 0 };
}

/** The first administrator's link is only good as long as there is none. */
async function openingLink(app: AccountsContext, pasted: string, now: Date, tx?: Transaction): Promise<Link | null> {
  const db = tx ?? app.db.read;
  const link = await findLink(db, pasted, ['invitation', 'first-administrator'], now);
  return link?.kind === 'first-administrator' && (await hasAdministrator(db)) ? null : link;
}

function invitationProblem(app: AccountsContext, pasted: string, link: Link | null): SignUpProblems {
  if (link) return {};
  if (pasted) return { invitation: 'invalid' };
  return app.config.signUp === 'invited' ? { invitation: 'needed' } : {};
}

interface Joining {
  readonly name: string;
  readonly email: string;
  readonly secret: string;
  readonly invitation: string;
}

/** Looks again at all that another sign-up may have changed while the password was hashed. */
async function join(tx: Transaction, app: AccountsContext, joining: Joining, visit: Visit): Promise<SignUpResult> {
  const now = app.now();
  const link = await openingLink(app, joining.invitation, now, tx);
  if (joining.invitation && !link) return { ok: false, reason: 'invalid', problems: { invitation: 'invalid' } };
  const taken = await tx.query.members.findFirst({ where: eq(members.email, joining.email), columns: { id: true } });
  if (taken) return { ok: false, reason: 'invalid', problems: { email: 'taken' } };

  const role: SiteRole = link?.kind === 'first-administrator' ? 'administrator' : 'member';
  const memberId = newId();
  await tx.insert(members).values({ id: memberId, name: joining.name, email: joining.email, role, createdAt: now });
  const credential = { id: newId(), memberId, kind: 'password', createdAt: now, changedAt: now } as const;
  await tx.insert(credentials).values({ ...credential, secret: joining.secret });
  // The address stands with the member now; a used invitation would keep it beyond the account.
  if (link) await tx.update(links).set({ usedAt: now, email: null }).where(eq(links.id, link.id));
  const detail = { role, by: link?.kind ?? 'open' };
  await recordAudit(tx, { at: now, actorId: memberId, action: 'member-joined', subjectId: memberId, detail });
  return { ok: true, memberId, role, token: await startSession(tx, memberId, visit, now) };
}
