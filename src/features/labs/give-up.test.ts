import { afterAll, beforeAll, expect, test } from 'vitest';
import { progressEvents } from '#db/schema/progress.ts';
import { memberProgress } from '#features/progress/queries.ts';
import { recordGrade } from '#features/progress/record-event.ts';
import { makeMember, NOON } from '../../../tests/support/factories.ts';
import { temporaryDatabase, type TemporaryDatabase } from '../../../tests/support/temporary-database.ts';
import { giveUp } from './give-up.ts';
import { loadLabs, type Lab } from './load-lab.ts';
import { readSolution } from './read-solution.ts';

let given: TemporaryDatabase;
let lab: Lab | undefined;
beforeAll(async () => {
  given = await temporaryDatabase();
  lab = (await loadLabs()).get('search-that-leaks');
});
afterAll(() => given.remove());

const pass = (memberId: string) =>
  given.db.write((tx) =>
    recordGrade(tx, memberId, { lab: 'search-that-leaks', passed: true, graderHash: 'g', attemptId: 1 }, NOON),
  );

test('who gives up gets the solution, progress says so, and asking twice writes it once', async () => {
  const { db } = given;
  const member = await makeMember(db);
  expect(await readSolution(db.read, member, lab)).toEqual({ ok: false, reason: 'not-earned' });
  expect(await giveUp(db, member, lab, NOON)).toEqual({ ok: true });
  await giveUp(db, member, lab, NOON);
  expect((await readSolution(db.read, member, lab)).ok).toBe(true);
  const progress = await memberProgress(db.read, member.id);
  expect(progress.labs['search-that-leaks']).toBe('given-up');
  expect(await db.read.$count(progressEvents)).toBe(1);
});

test('who solves it afterwards has passed, and it stays said that the solution was seen', async () => {
  const { db } = given;
  const member = await makeMember(db);
  await giveUp(db, member, lab, NOON);
  await pass(member.id);
  const progress = await memberProgress(db.read, member.id);
  expect(progress.labs['search-that-leaks']).toBe('passed');
  expect(progress.solutionsSeen).toEqual(['search-that-leaks']);
});

test('who has passed cannot give up any more', async () => {
  const { db } = given;
  const member = await makeMember(db);
  await pass(member.id);
  expect(await giveUp(db, member, lab, NOON)).toEqual({ ok: true });
  expect((await memberProgress(db.read, member.id)).solutionsSeen).toEqual([]);
});

test('a visitor, and a lab that is not there, are refused', async () => {
  const member = await makeMember(given.db);
  expect(await giveUp(given.db, null, lab, NOON)).toEqual({ ok: false, reason: 'not-signed-in' });
  expect(await giveUp(given.db, member, undefined, NOON)).toEqual({ ok: false, reason: 'no-such-lab' });
});
