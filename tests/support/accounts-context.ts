import { hashPassword } from '#features/accounts/password-hash.ts';
import type { AccountsContext, Visit } from '#features/accounts/context.ts';
import type { Member } from '#features/accounts/member.ts';
import { readSession } from '#features/accounts/session-store.ts';
import { signIn } from '#features/accounts/sign-in.ts';
import type { Database } from '#db/client.ts';
import type { members } from '#db/schema/accounts.ts';
import { makeMember, NOON } from './factories.ts';

export const PASSWORD = 'ebb tide heron lantern';
export const OTHER_PASSWORD = 'granite kettle under ivy';

let passwordHash: Promise<string> | undefined;

export interface TestAccounts extends AccountsContext {
  /** Every line of the log, as it would be written. */
  readonly lines: string[];
  readonly mails: { to: string; subject: string; text: string }[];
  /** Moves the clock. */
  pass(ms: number): void;
}

interface Wishes {
  readonly signUp?: 'open' | 'invited' | 'closed';
  readonly origin?: string;
  readonly mail?: boolean;
}

/** Accounts on this database, at noon, with a log and a mailbox that a test can read. */
export function testAccounts(db: Database, wishes: Wishes = {}): TestAccounts {
  let now = NOON.getTime();
  const lines: string[] = [];
  const mails: TestAccounts['mails'] = [];
  const write = (fields: object, message: string): void => void lines.push(JSON.stringify({ ...fields, message }));
  return {
    db,
    config: { signUp: wishes.signUp ?? 'open', origin: new URL(wishes.origin ?? 'https://learn.example.org') },
    log: { info: write, warn: write, error: write },
    mail: wishes.mail === false ? null : { send: (message) => Promise.resolve(void mails.push(message)) },
    now: () => new Date(now),
    lines,
    mails,
    pass: (ms) => void (now += ms),
  };
}

export function visit(address = '192.0.2.1'): Visit {
  return { requestId: 'request-1', address, userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Firefox/150.0' };
}

type MemberWishes = NonNullable<Parameters<typeof makeMember>[1]>;

/** A stored member whose password is `PASSWORD`. */
export async function makeMemberWithPassword(
  db: Database,
  wishes: MemberWishes = {},
): Promise<typeof members.$inferSelect> {
  passwordHash ??= hashPassword(PASSWORD);
  return makeMember(db, { passwordHash: await passwordHash, ...wishes });
}

/** Signs a stored member in and gives the member as requests will see them. */
export async function enter(
  app: TestAccounts,
  row: { readonly email: string | null },
  password: string = PASSWORD,
  from: Visit = visit(),
): Promise<{ readonly member: Member; readonly token: string }> {
  const result = await signIn(app, { email: row.email ?? '', password, oldToken: '' }, from);
  if (!result.ok) throw new Error(`The sign-in of the test was refused: ${result.reason}`);
  const found = await readSession(app.db, result.token, app.now());
  if (!found) throw new Error('The session of the test does not open.');
  return { member: found.member, token: result.token };
}

/** Whether the token still opens a session. */
export async function opens(app: TestAccounts, token: string): Promise<boolean> {
  return (await readSession(app.db, token, app.now())) !== null;
}
