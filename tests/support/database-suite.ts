import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openDatabase, type Database } from '#db/client.ts';
import { audit } from '#db/schema/audit.ts';
import { credentials, members } from '#db/schema/accounts.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { makeMember, NOON } from './factories.ts';

/** What must hold on a file and on a libSQL server alike. */
export function databaseSuite(given: () => { readonly db: Database; readonly url: string }): void {
  test('twenty parallel transactions that check and write give twenty commits', async () => {
    const { db } = given();
    const member = await makeMember(db, { name: '0' });
    const rename = () =>
      db.write(async (tx) => {
        const row = await tx.query.members.findFirst({ where: eq(members.id, member.id) });
        await tx
          .update(members)
          .set({ name: String(Number(row?.name) + 1) })
          .where(eq(members.id, member.id));
      });
    await Promise.all(Array.from({ length: 20 }, rename));
    const row = await db.read.query.members.findFirst({ where: eq(members.id, member.id) });
    expect(row?.name).toBe('20');
  });

  test('a thousand parallel increments count to a thousand', { timeout: 30_000 }, async () => {
    const { db } = given();
    const member = await makeMember(db, { name: '0' });
    const increment = () =>
      db.write((tx) =>
        tx
          .update(members)
          .set({ name: sql`CAST(${members.name} AS INTEGER) + 1` })
          .where(eq(members.id, member.id)),
      );
    await Promise.all(Array.from({ length: 1000 }, increment));
    const row = await db.read.query.members.findFirst({ where: eq(members.id, member.id) });
    expect(row?.name).toBe('1000');
  });

  test('foreign keys hold inside a transaction', async () => {
    const { db } = given();
    const orphan = {
      id: 'x',
      memberId: 'nobody',
      kind: 'password',
      secret: '',
      createdAt: NOON,
      changedAt: NOON,
    } as const;
    await expect(db.write((tx) => tx.insert(credentials).values(orphan))).rejects.toMatchObject({
      cause: { message: expect.stringContaining('FOREIGN KEY') },
    });
    const [row] = await db.write((tx) => tx.all<{ foreign_keys: number }>(sql`PRAGMA foreign_keys`));
    expect(row?.foreign_keys).toBe(1);
  });

  test('a transaction that throws leaves nothing behind and the next one works', async () => {
    const { db } = given();
    const failing = db.write(async (tx) => {
      await tx.insert(audit).values({ at: NOON, action: 'undone', detail: {} });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await db.read.select().from(audit).where(eq(audit.action, 'undone'))).toEqual([]);
    await db.write((tx) => tx.insert(audit).values({ at: NOON, action: 'done', detail: {} }));
    expect(await db.read.select().from(audit).where(eq(audit.action, 'done'))).toHaveLength(1);
  });

  test('a transaction that never ends is given up and leaves nothing behind', async () => {
    // Long enough for the real write after it on a busy disk.
    const db = await openDatabase({ url: given().url }, { writeTimeMsMax: 3_000 });
    const stuck = db.write(async (tx) => {
      await tx.insert(audit).values({ at: NOON, action: 'stuck', detail: {} });
      await new Promise(() => {});
    });
    await expect(stuck).rejects.toThrow('longer than 3000 ms');
    await db.write((tx) => tx.insert(audit).values({ at: NOON, action: 'after', detail: {} }));
    const actions = (await db.read.select().from(audit)).map(({ action }) => action);
    await db.close();
    expect(actions).toContain('after');
    expect(actions).not.toContain('stuck');
  });

  test('deleting a member deletes what belongs to them', async () => {
    const { db } = given();
    const member = await makeMember(db, { passwordHash: 'hash' });
    await db.write((tx) => tx.delete(members).where(eq(members.id, member.id)));
    expect(await db.read.select().from(credentials).where(eq(credentials.memberId, member.id))).toEqual([]);
  });

  test('migrating again changes nothing', async () => {
    expect(await migrateDatabase({ url: given().url })).toBe(0);
  });
}
