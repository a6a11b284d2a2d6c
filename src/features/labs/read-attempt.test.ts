import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attempts } from '#db/schema/labs.ts';
import { makeMember, NOON } from '../../../tests/support/factories.ts';
import { readSampleLab, writtenSandbox } from '../../../tests/support/sample-lab.ts';
import { temporaryDatabase, type TemporaryDatabase } from '../../../tests/support/temporary-database.ts';
import { createGradeQueue } from './grade-queue.ts';
import type { Lab } from './lab.ts';
import { readAttempt, WAITS_PER_MEMBER_MAX } from './read-attempt.ts';
import { readSolution } from './read-solution.ts';
import { submitAttempt } from './submit-attempt.ts';

let given: TemporaryDatabase;
let lab: Lab;
beforeAll(async () => {
  given = await temporaryDatabase();
  lab = await readSampleLab();
});
afterAll(() => given.remove());

async function submitted() {
  const member = await makeMember(given.db);
  const result = await submitAttempt(given.db, member, { lab, files: { 'app.js': 'mine' } }, NOON);
  if (!result.ok) throw new Error(result.reason);
  return { member, id: result.id };
}
const queue = () =>
  createGradeQueue({
    db: given.db,
    grader: writtenSandbox(() => 'passed'),
    labs: new Map([['a-lab', lab]]),
    log: { info: () => undefined, error: () => undefined },
    now: () => NOON,
  });

test('others and visitors are told that there is no such attempt, as for one that does not exist', async () => {
  const { member, id } = await submitted();
  const other = await makeMember(given.db);
  const none = { ok: false, reason: 'no-such-attempt' };
  expect(await readAttempt(given.db.read, other, id, { waitMs: 0 })).toEqual(none);
  expect(await readAttempt(given.db.read, null, id, { waitMs: 0 })).toEqual(none);
  expect(await readAttempt(given.db.read, member, id + 1000, { waitMs: 0 })).toEqual(none);
  expect(await readAttempt(given.db.read, member, id, { waitMs: 0 })).toMatchObject({ ok: true, status: 'queued' });
});

test('waiting ends with the verdict', async () => {
  const { member, id } = await submitted();
  let looks = 0;
  const pause = async (): Promise<void> => {
    looks += 1;
    if (looks === 3) await queue().work();
  };
  const result = await readAttempt(given.db.read, member, id, { waitMs: 10_000, pause });
  expect(result).toMatchObject({ ok: true, status: 'done', verdict: { status: 'passed' } });
  expect(looks).toBe(3);
});

test('waiting ends when grading begins, so that the learner sees it', async () => {
  const { member, id } = await submitted();
  const lease = { status: 'leased', leasedBy: 'x', leaseUntil: NOON } as const;
  const pause = () => given.db.write((tx) => tx.update(attempts).set(lease).where(eq(attempts.id, id)));
  const result = await readAttempt(given.db.read, member, id, { waitMs: 10_000, pause });
  expect(result).toMatchObject({ ok: true, status: 'grading', verdict: null });
});

test('waiting ends with its time', async () => {
  const { member, id } = await submitted();
  let waited = 0;
  const pause = async (ms: number): Promise<void> => void (waited += ms);
  const result = await readAttempt(given.db.read, member, id, { waitMs: 10_000, pause });
  expect(result).toMatchObject({ ok: true, status: 'queued' });
  expect(waited).toBe(10_000);
});

test('as many answers are waited for as the bound says; one more comes at once, and there is room again afterwards', async () => {
  const { member, id } = await submitted();
  let goOn = (): void => undefined;
  const held = new Promise<void>((done) => (goOn = done));
  let pauses = 0;
  const wait = () => {
    const pause = async (): Promise<void> => {
      pauses += 1;
      await held;
    };
    return readAttempt(given.db.read, member, id, { waitMs: 100, pause });
  };
  const waiting = Array.from({ length: WAITS_PER_MEMBER_MAX }, wait);
  expect(await wait()).toMatchObject({ ok: true, status: 'queued' });
  goOn();
  await Promise.all(waiting);
  const before = pauses;
  await wait();
  expect(pauses).toBeGreaterThan(before);
});

test('the solution comes with the pass, not before', async () => {
  const { member } = await submitted();
  expect(await readSolution(given.db.read, member, lab)).toEqual({ ok: false, reason: 'not-earned' });
  while ((await queue().work()) > 0);
  const earned = await readSolution(given.db.read, member, lab);
  expect(earned).toMatchObject({ ok: true, solution: { files: lab.secret.solution.files } });
  expect(JSON.stringify(earned)).not.toContain('misfix');
  expect(await readSolution(given.db.read, null, lab)).toEqual({ ok: false, reason: 'not-earned' });
  expect(await readSolution(given.db.read, member, undefined)).toEqual({ ok: false, reason: 'no-such-lab' });
});
