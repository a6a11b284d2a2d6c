// The only file that knows Lucia, whose maintenance has ended (decision 0003): replacing it means replacing this file.
import { createHash } from 'node:crypto';
import { DrizzleSQLiteAdapter } from '@lucia-auth/adapter-drizzle';
import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import { generateIdFromEntropySize, Lucia, TimeSpan, type Adapter, type DatabaseSession } from 'lucia';
import type { Database, Reader, Transaction } from '#db/client.ts';
import { members, sessions } from '#db/schema/accounts.ts';
import { browserName } from './browser-name.ts';
import type { Visit } from './context.ts';
import type { Member } from './member.ts';
import { sweepExpired } from './sweep-expired.ts';

/** Without a request for a week, the session is over: the machine may have changed hands. */
export const SESSION_IDLE_DAYS_MAX = 7;

/** However busy it was, after thirty days the password is asked again (NIST SP 800-63B, AAL1). */
export const SESSION_LIFE_DAYS_MAX = 30;

/** Laptop, phone, a few machines at work. The session unused for longest makes room for a new one. */
export const SESSIONS_PER_MEMBER_MAX = 20;

/** How exact "last seen" is; finer would be a write with every page. */
const LAST_SEEN_STEP_MS = 15 * 60_000;

const DAY_MS = 24 * 60 * 60_000;

/** 200 bits from the system's generator, in 40 characters. */
const ID_BYTES = 25;
const ID_FORM = /^[a-z2-7]{40}$/;

type SessionColumns = Omit<typeof sessions.$inferSelect, 'id' | 'userId' | 'expiresAt'>;
type MemberColumns = Omit<typeof members.$inferSelect, 'id'>;

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionColumns, MemberColumns>;
    DatabaseSessionAttributes: SessionColumns;
    DatabaseUserAttributes: MemberColumns;
  }
}

/** A cookie in the form that Astro and everybody else takes. */
export interface SessionCookie {
  readonly name: string;
  readonly value: string;
  readonly attributes: {
    readonly httpOnly: true;
    readonly sameSite: 'lax';
    readonly path: '/';
    readonly secure: boolean;
    /** Seconds. */
    readonly maxAge: number;
  };
}

type Write = Database['write'];

/** `__Host-` holds the cookie to this host and to TLS; browsers refuse it over plain HTTP, where only localhost goes. */
export function sessionCookieName(origin: URL): string {
  return origin.protocol === 'https:' ? '__Host-gatehouse' : 'gatehouse';
}

/** The cookie that carries a new session; an empty token takes it away. */
export function sessionCookie(origin: URL, token: string): SessionCookie {
  const secure = origin.protocol === 'https:';
  const maxAge = token ? SESSION_IDLE_DAYS_MAX * 24 * 60 * 60 : 0;
  return {
    name: sessionCookieName(origin),
    value: token,
    attributes: { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge },
  };
}

/**
 * The member whose session the token opens. `null` for every failure alike: unknown, malformed, over, or disabled.
 * `renewed` when its time was extended and the cookie should be sent again.
 */
export async function readSession(
  db: Database,
  token: string,
  now: Date,
): Promise<{ readonly member: Member; readonly renewed: boolean } | null> {
  if (!ID_FORM.test(token)) return null;
  const { session, user } = await luciaOn(db.read, db.write, now).validateSession(token);
  if (!session || user.disabledAt) return null;
  const id = hashId(token);
  if (now.getTime() - session.lastSeenAt.getTime() > LAST_SEEN_STEP_MS) {
    await db.write((tx) => tx.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.id, id)));
  }
  const { authenticatedAt, factors } = session;
  const member: Member = {
    id: user.id,
    name: user.name,
    email: user.email,
    role: user.role,
    session: { id, authenticatedAt, factors },
  };
  return { member, renewed: session.fresh };
}

/** A new session under a new id; the caller sends the token as a cookie and forgets it. */
export async function startSession(tx: Transaction, memberId: string, visit: Visit, now: Date): Promise<string> {
  await sweepExpired(tx, now);
  await makeRoom(tx, memberId);
  const columns = {
    createdAt: now,
    authenticatedAt: now,
    lastSeenAt: now,
    factors: ['password'],
    browser: browserName(visit.userAgent),
  };
  const lucia = luciaOn(tx, (work) => work(tx), now);
  const session = await lucia.createSession(memberId, columns, { sessionId: generateIdFromEntropySize(ID_BYTES) });
  return session.id;
}

async function makeRoom(tx: Transaction, memberId: string): Promise<void> {
  const open = await tx
    .select({ id: sessions.id })
    .from(sessions)
    .where(eq(sessions.userId, memberId))
    .orderBy(asc(sessions.lastSeenAt), asc(sessions.createdAt));
  const over = open.slice(0, Math.max(0, open.length - SESSIONS_PER_MEMBER_MAX + 1)).map((session) => session.id);
  if (over.length > 0) await tx.delete(sessions).where(inArray(sessions.id, over));
}

/** Ends the session that a token opens, if it opens one. */
export async function endSessionOf(tx: Transaction, token: string): Promise<void> {
  if (ID_FORM.test(token)) await luciaOn(tx, (work) => work(tx), new Date(0)).invalidateSession(token);
}

/** Ends one session of this member, and no one else's. False when there is none such. */
export async function endSessionById(tx: Transaction, memberId: string, sessionId: string): Promise<boolean> {
  const ended = await tx
    .delete(sessions)
    .where(and(eq(sessions.id, sessionId), eq(sessions.userId, memberId)))
    .returning({ id: sessions.id });
  return ended.length > 0;
}

/** Ends all sessions of a member but the one named. How many that were. */
export async function endSessionsOf(tx: Transaction, memberId: string, exceptId = ''): Promise<number> {
  const ended = await tx
    .delete(sessions)
    .where(and(eq(sessions.userId, memberId), ne(sessions.id, exceptId)))
    .returning({ id: sessions.id });
  return ended.length;
}

function hashId(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex');
}

function luciaOn(reader: Reader, write: Write, now: Date): Lucia<SessionColumns, MemberColumns> {
  return new Lucia(hashingAdapter(reader, write, now), {
    sessionExpiresIn: new TimeSpan(SESSION_IDLE_DAYS_MAX, 'd'),
    getSessionAttributes: (columns) => columns,
    getUserAttributes: (columns) => columns,
  });
}

/**
 * The Drizzle adapter with three differences: the table holds the SHA-256 of an id where Lucia would store the id itself;
 * a session never outlives `SESSION_LIFE_DAYS_MAX`, which Lucia does not know; and times pass between Lucia's clock,
 * always the system's, and the clock that was passed in.
 */
function hashingAdapter(reader: Reader, write: Write, now: Date): Adapter {
  const ahead = Date.now() - now.getTime();
  const on = (db: Reader): DrizzleSQLiteAdapter => new DrizzleSQLiteAdapter(db, sessions, members);
  const toStored = (expiresAt: Date, createdAt: Date): Date => {
    const end = createdAt.getTime() + SESSION_LIFE_DAYS_MAX * DAY_MS;
    return new Date(Math.min(expiresAt.getTime() - ahead, end));
  };
  let read: DatabaseSession | null = null;
  return {
    async getSessionAndUser(token) {
      const [session, user] = await on(reader).getSessionAndUser(hashId(token));
      read = session;
      // Lucia goes on with the id that it is given here, so it gets the one that it asked for.
      const shown = session && { ...session, id: token, expiresAt: new Date(session.expiresAt.getTime() + ahead) };
      return [shown, user];
    },
    async updateSessionExpiration(token, expiresAt) {
      if (!read) return;
      const stored = toStored(expiresAt, read.attributes.createdAt);
      // In its last days a session is at the bound already: nothing to write with each request.
      if (stored <= read.expiresAt) return;
      await write((tx) => on(tx).updateSessionExpiration(hashId(token), stored));
    },
    async setSession(session) {
      const expiresAt = toStored(session.expiresAt, session.attributes.createdAt);
      await write((tx) => on(tx).setSession({ ...session, id: hashId(session.id), expiresAt }));
    },
    deleteSession: (token) => write((tx) => on(tx).deleteSession(hashId(token))),
    getUserSessions: (memberId) => on(reader).getUserSessions(memberId),
    deleteUserSessions: (memberId) => write((tx) => on(tx).deleteUserSessions(memberId)),
    deleteExpiredSessions: () => write((tx) => on(tx).deleteExpiredSessions()),
  };
}
