import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attempts } from '#db/schema/labs.ts';
import { makeMember, NOON } from '../../../tests/support/factories.ts';
import { readSampleLab } from '../../../tests/support/sample-lab.ts';
import { temporaryDatabase, type TemporaryDatabase } from '../../../tests/support/temporary-database.ts';
import { FILE_BYTES_MAX } from './attempt-files.ts';
import type { Lab } from './lab.ts';
import {
  ATTEMPTS_KEPT_PER_LAB,
  ATTEMPTS_PER_MINUTE_MAX,
  submitAttempt,
  WAITING_PER_MEMBER_MAX,
} from './submit-attempt.ts';

let given: TemporaryDatabase;
let lab: Lab;
beforeAll(async () => {
  given = await temporaryDatabase();
  lab = await readSampleLab();
});
afterAll(() => given.remove());

const files = { 'app.js': 'mine' };
const finishAll = (memberId: string): Promise<unknown> =>
  given.db.write((tx) => tx.update(attempts).set({ status: 'done' }).where(eq(attempts.memberId, memberId)));

test('an attempt of a member is queued with the files that were sent', async () => {
  const member = await makeMember(given.db);
  const result = await submitAttempt(given.db, member, { lab, files }, NOON);
  if (!result.ok) throw new Error(result.reason);
  const [row] = await given.db.read.select().from(attempts).where(eq(attempts.id, result.id));
  expect(row).toMatchObject({ memberId: member.id, lab: 'a-lab', files, status: 'queued', tries: 0 });
});

test('a visitor, an unknown lab and files that are not editable are refused', async () => {
  const member = await makeMember(given.db);
  const submit = (...args: [Parameters<typeof submitAttempt>[1], Parameters<typeof submitAttempt>[2]]) =>
    submitAttempt(given.db, ...args, NOON);
  expect(await submit(null, { lab, files })).toEqual({ ok: false, reason: 'not-signed-in' });
  expect(await submit(member, { lab: undefined, files })).toEqual({ ok: false, reason: 'no-such-lab' });
  expect(await submit(member, { lab, files: { 'data/list.txt': 'x' } })).toEqual({ ok: false, reason: 'not-editable' });
  expect(await submit(member, { lab, files: {} })).toEqual({ ok: false, reason: 'no-files' });
});

test('a file is taken at its bound and refused one byte past it', async () => {
  const member = await makeMember(given.db);
  const at = await submitAttempt(given.db, member, { lab, files: { 'app.js': 'x'.repeat(FILE_BYTES_MAX) } }, NOON);
  expect(at.ok).toBe(true);
  const past = { 'app.js': `${'x'.repeat(FILE_BYTES_MAX - 1)}ü` };
  expect(await submitAttempt(given.db, member, { lab, files: past }, NOON)).toEqual({ ok: false, reason: 'too-large' });
});

test('as many may wait as the bound says, and one more is refused', async () => {
  const member = await makeMember(given.db);
  for (let index = 0; index < WAITING_PER_MEMBER_MAX; index += 1) {
    expect((await submitAttempt(given.db, member, { lab, files }, NOON)).ok).toBe(true);
  }
  expect(await submitAttempt(given.db, member, { lab, files }, NOON)).toEqual({ ok: false, reason: 'already-waiting' });
  const other = await makeMember(given.db);
  expect((await submitAttempt(given.db, other, { lab, files }, NOON)).ok).toBe(true);
});

test('parallel submissions do not slip past the bound', async () => {
  const member = await makeMember(given.db);
  const results = await Promise.all(
    Array.from({ length: 10 }, () => submitAttempt(given.db, member, { lab, files }, NOON)),
  );
  expect(results.filter((result) => result.ok)).toHaveLength(WAITING_PER_MEMBER_MAX);
});

test('twenty a minute are taken, the next is refused until the minute is over', async () => {
  const member = await makeMember(given.db);
  for (let index = 0; index < ATTEMPTS_PER_MINUTE_MAX; index += 1) {
    expect((await submitAttempt(given.db, member, { lab, files }, NOON)).ok).toBe(true);
    await finishAll(member.id);
  }
  const refused = await submitAttempt(given.db, member, { lab, files }, new Date(NOON.getTime() + 59_000));
  expect(refused).toEqual({ ok: false, reason: 'too-many-attempts' });
  expect((await submitAttempt(given.db, member, { lab, files }, new Date(NOON.getTime() + 60_000))).ok).toBe(true);
});

test('only the latest attempts of a lab are kept', async () => {
  const member = await makeMember(given.db);
  for (let index = 0; index < ATTEMPTS_KEPT_PER_LAB + 4; index += 1) {
    await submitAttempt(given.db, member, { lab, files }, new Date(NOON.getTime() + index * 10_000));
    await finishAll(member.id);
  }
  const rows = await given.db.read.select().from(attempts).where(eq(attempts.memberId, member.id));
  expect(rows).toHaveLength(ATTEMPTS_KEPT_PER_LAB);
});
