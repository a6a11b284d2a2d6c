import { credentials, members, type SITE_ROLES } from '#db/schema/accounts.ts';
import type { Database } from '#db/client.ts';

/** Noon of a fixed day: tests never read the real clock. */
export const NOON = new Date('2026-03-02T12:00:00Z');

let made = 0;

interface MemberWishes {
  readonly name?: string;
  readonly email?: string;
  readonly role?: (typeof SITE_ROLES)[number];
  readonly disabledAt?: Date;
  /** PHC form; without one the member cannot sign in. */
  readonly passwordHash?: string;
}

/** A stored member; everything not asked for is made up and different each time. */
export async function makeMember(db: Database, wishes: MemberWishes = {}): Promise<typeof members.$inferSelect> {
  made += 1;
  const row = {
    id: `member-${made}`,
    name: wishes.name ?? `Member ${made}`,
    email: wishes.email ?? `member-${made}@tidewater.example`,
    role: wishes.role ?? 'member',
    createdAt: NOON,
    disabledAt: wishes.disabledAt ?? null,
  } as const;
  await db.write(async (tx) => {
    await tx.insert(members).values(row);
    if (wishes.passwordHash === undefined) return;
    await tx.insert(credentials).values({
      id: `credential-${made}`,
      memberId: row.id,
      kind: 'password',
      secret: wishes.passwordHash,
      createdAt: NOON,
      changedAt: NOON,
    });
  });
  return row;
}
