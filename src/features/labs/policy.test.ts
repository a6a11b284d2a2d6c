import { afterAll, beforeAll, expect, test } from 'vitest';
import { progressEvents } from '#db/schema/progress.ts';
import { makeMember, NOON } from '../../../tests/support/factories.ts';
import { temporaryDatabase, type TemporaryDatabase } from '../../../tests/support/temporary-database.ts';
import { mayReadAttempt, maySeeSolution, maySubmit } from './policy.ts';

let given: TemporaryDatabase;
beforeAll(async () => {
  given = await temporaryDatabase();
});
afterAll(() => given.remove());

test('a member may submit, a visitor may not', () => {
  expect(maySubmit({ id: 'a' })).toBe(true);
  expect(maySubmit(null)).toBe(false);
});

test('an attempt is read by its author only', () => {
  expect(mayReadAttempt({ id: 'a' }, { memberId: 'a' })).toBe(true);
  expect(mayReadAttempt({ id: 'b' }, { memberId: 'a' })).toBe(false);
  expect(mayReadAttempt(null, { memberId: 'a' })).toBe(false);
});

test('the solution is seen by a member whom the server passed or who gave up, in this lab only', async () => {
  const { db } = given;
  const [passed, tried, gaveUp] = [await makeMember(db), await makeMember(db), await makeMember(db)];
  const event = { item: 'a-lab', contentHash: 'g', at: NOON, source: 'server-grade' } as const;
  await db.write((tx) =>
    tx.insert(progressEvents).values([
      { ...event, memberId: passed.id, kind: 'lab-passed' },
      { ...event, memberId: tried.id, kind: 'lab-attempted' },
      { ...event, memberId: gaveUp.id, kind: 'lab-given-up', source: 'here' },
      { ...event, memberId: tried.id, kind: 'lab-passed', source: 'device-import' },
    ]),
  );
  expect(await maySeeSolution(db.read, passed, 'a-lab')).toBe(true);
  expect(await maySeeSolution(db.read, passed, 'another-lab')).toBe(false);
  expect(await maySeeSolution(db.read, gaveUp, 'a-lab')).toBe(true);
  expect(await maySeeSolution(db.read, gaveUp, 'another-lab')).toBe(false);
  expect(await maySeeSolution(db.read, tried, 'a-lab')).toBe(false);
  expect(await maySeeSolution(db.read, null, 'a-lab')).toBe(false);
});
