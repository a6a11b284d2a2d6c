import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { progressEvents } from '#db/schema/progress.ts';
import type { Database } from '#db/client.ts';
import { makeMember, NOON } from '../../../tests/support/factories.ts';
import { temporaryDatabase, type TemporaryDatabase } from '../../../tests/support/temporary-database.ts';
import { deviceProgress, IMPORTED_ITEMS_MAX, IMPORTS_PER_MEMBER, importDevice } from './import-device.ts';
import { courseProgress, memberProgress, touchedItems } from './queries.ts';
import { claimedEvent, EVENTS_PER_HOUR_MAX, EVENTS_PER_MEMBER_MAX, recordEvent, recordGrade } from './record-event.ts';

let temporary: TemporaryDatabase;
let db: Database;
let memberId: string;

beforeEach(async () => {
  temporary = await temporaryDatabase();
  db = temporary.db;
  memberId = (await makeMember(db)).id;
});

afterEach(() => temporary.remove());

const record = (event: string, item: string, more: object = {}, now = NOON) =>
  recordEvent(db, memberId, claimedEvent.parse({ event, item, ...more }), now);

const grade = (lab: string, passed: boolean) =>
  db.write((tx) => recordGrade(tx, memberId, { lab, passed, graderHash: 'g', attemptId: 1 }, NOON));

describe('what a page may report', () => {
  test.each([
    { event: 'lesson-opened', item: 'implementation/how-sast-works' },
    { event: 'lesson-completed', item: 'implementation/how-sast-works', contentHash: 'ab12' },
    { event: 'lab-opened', item: 'search-that-leaks' },
    { event: 'hint-taken', item: 'search-that-leaks', hint: 2 },
  ])('$event of $item', (event) => {
    expect(claimedEvent.safeParse(event).success).toBe(true);
  });

  test.each([
    { event: 'lab-passed', item: 'search-that-leaks' },
    { event: 'lab-attempted', item: 'search-that-leaks' },
    { event: 'lesson-completed', item: 'no-slash' },
    { event: 'lesson-completed', item: '../../etc' },
    { event: 'lesson-completed', item: `a/${'b'.repeat(81)}` },
    { event: 'lab-opened', item: 'Search' },
    { event: 'lab-opened', item: 'a', contentHash: 'x'.repeat(65) },
    { event: 'hint-taken', item: 'a', hint: 21 },
    { event: 'lab-opened', item: 'a', memberId: 'somebody-else' },
    { event: 'lab-opened', item: 'a', source: 'server-grade' },
  ])('nothing like %j', (event) => {
    expect(claimedEvent.safeParse(event).success).toBe(false);
  });
});

describe('progress', () => {
  test('goes forward only, whatever the order of events', async () => {
    await record('lesson-completed', 'a/one');
    await record('lesson-opened', 'a/one');
    await record('lesson-opened', 'a/two');
    await grade('lab-one', true);
    await grade('lab-one', false);
    await grade('lab-two', false);
    await record('hint-taken', 'lab-three', { hint: 1 });
    expect(await memberProgress(db.read, memberId)).toEqual({
      lessons: { 'a/one': 'completed', 'a/two': 'opened' },
      labs: { 'lab-one': 'passed', 'lab-two': 'attempted', 'lab-three': 'opened' },
      solutionsSeen: [],
    });
  });

  test('of a course counts what it requires: completed lessons and passed labs', async () => {
    await record('lesson-completed', 'a/one');
    await record('lesson-opened', 'a/two');
    await record('lesson-completed', 'b/other');
    await grade('lab-one', true);
    const progress = await memberProgress(db.read, memberId);
    const items = { lessons: ['a/one', 'a/two', 'a/three'], labs: ['lab-one'] };
    expect(courseProgress(progress, items)).toEqual({ done: 2, total: 4 });
  });

  test('of one member is not that of another', async () => {
    await record('lesson-completed', 'a/one');
    expect(await memberProgress(db.read, (await makeMember(db)).id)).toEqual({
      lessons: {},
      labs: {},
      solutionsSeen: [],
    });
  });

  test('knows what was touched last, whatever was done about it', async () => {
    expect(await touchedItems(db.read, memberId)).toEqual([]);
    await record('lesson-opened', 'a/one');
    await record('lab-opened', 'lab-one');
    expect(await touchedItems(db.read, memberId)).toEqual(['lab-one', 'a/one']);
    await record('lesson-completed', 'a/one');
    expect(await touchedItems(db.read, memberId)).toEqual(['a/one', 'lab-one']);
  });

  test('writes the same thing about the same version once, and of another version again', async () => {
    expect(await record('lesson-opened', 'a/one', { contentHash: 'v1' })).toEqual({ ok: true, isNew: true });
    expect(await record('lesson-opened', 'a/one', { contentHash: 'v1' })).toEqual({ ok: true, isNew: false });
    expect(await record('lesson-opened', 'a/one', { contentHash: 'v2' })).toEqual({ ok: true, isNew: true });
    expect(await record('hint-taken', 'lab', { hint: 1 })).toEqual({ ok: true, isNew: true });
    expect(await record('hint-taken', 'lab', { hint: 2 })).toEqual({ ok: true, isNew: true });
    expect(await db.read.$count(progressEvents)).toBe(4);
  });

  test('takes 600 events an hour, not one more', async () => {
    const row = { memberId, kind: 'lab-opened', contentHash: '', at: NOON, source: 'here' } as const;
    const rows = Array.from({ length: EVENTS_PER_HOUR_MAX - 1 }, (_, index) => ({ ...row, item: `lab-${index}` }));
    await db.write((tx) => tx.insert(progressEvents).values(rows));
    expect(await record('lab-opened', 'last-one')).toMatchObject({ ok: true });
    expect(await record('lab-opened', 'one-more')).toEqual({ ok: false, reason: 'too-many-events' });
    expect(await record('lab-opened', 'one-more', {}, new Date(NOON.getTime() + 60 * 60_000))).toMatchObject({
      ok: true,
    });
  });

  test('takes 50,000 events of a member altogether, not one more', { timeout: 30_000 }, async () => {
    const row = { memberId, kind: 'lab-opened', contentHash: '', at: new Date(0), source: 'here' } as const;
    await db.write(async (tx) => {
      for (let start = 0; start < EVENTS_PER_MEMBER_MAX - 1; start += 1000) {
        const length = Math.min(1000, EVENTS_PER_MEMBER_MAX - 1 - start);
        const rows = Array.from({ length }, (_, index) => ({ ...row, item: `lab-${start + index}` }));
        await tx.insert(progressEvents).values(rows);
      }
    });
    expect(await record('lab-opened', 'last-one')).toMatchObject({ ok: true });
    expect(await record('lab-opened', 'one-more')).toEqual({ ok: false, reason: 'too-many-events' });
  });
});

describe('what a device brings', () => {
  const at = NOON.toISOString();
  const known = { isLesson: (item: string) => item.startsWith('a/'), isLab: (item: string) => item.startsWith('lab-') };
  const bring = (device: object) =>
    importDevice(
      db,
      memberId,
      { device: deviceProgress.parse({ version: 1, lessons: {}, labs: {}, ...device }), known },
      NOON,
    );

  test('joins as self-reported for lessons and as opened, to be graded, for labs', async () => {
    const lessons = {
      'a/one': { state: 'completed', contentHash: 'x', at },
      'a/two': { state: 'opened', contentHash: '', at },
    };
    const labs = { 'lab-one': { state: 'passed', at }, 'lab-two': { state: 'attempted', at } };
    expect(await bring({ lessons, labs })).toEqual({ ok: true, added: 4, toGrade: ['lab-one'] });
    expect(await memberProgress(db.read, memberId)).toEqual({
      lessons: { 'a/one': 'completed', 'a/two': 'opened' },
      labs: { 'lab-one': 'opened', 'lab-two': 'opened' },
      solutionsSeen: [],
    });
    const sources = (await db.read.select().from(progressEvents)).map(({ source }) => source);
    expect(new Set(sources)).toEqual(new Set(['device-import']));
  });

  test('asks for no lab again that the server has passed', async () => {
    const labs = { 'lab-one': { state: 'passed', at } };
    const grade = { lab: 'lab-one', passed: true, graderHash: 'x', attemptId: 1 };
    await db.write((tx) => recordGrade(tx, memberId, grade, NOON));
    expect(await bring({ labs })).toMatchObject({ toGrade: [] });
  });

  test('brings nothing a second time, and nothing that is not in the catalogue', async () => {
    const lessons = {
      'a/one': { state: 'completed', contentHash: 'x', at },
      'gone/lesson': { state: 'completed', contentHash: '', at },
    };
    expect(await bring({ lessons })).toMatchObject({ added: 1 });
    expect(await bring({ lessons })).toMatchObject({ added: 0 });
  });

  test('is taken twenty times an hour, not once more', async () => {
    for (let count = 0; count < IMPORTS_PER_MEMBER.max; count += 1) expect(await bring({})).toMatchObject({ ok: true });
    expect(await bring({})).toEqual({ ok: false, reason: 'too-many-events' });
  });

  test('holds 500 items of a kind, not one more', () => {
    const labs = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`lab-${index}`, { state: 'passed', at }]));
    const parse = (count: number) => deviceProgress.safeParse({ version: 1, lessons: {}, labs: labs(count) }).success;
    expect([parse(IMPORTED_ITEMS_MAX), parse(IMPORTED_ITEMS_MAX + 1)]).toEqual([true, false]);
  });

  test.each([
    null,
    [],
    { version: 2, lessons: {}, labs: {} },
    { version: 1, lessons: { 'a/one': { state: 'passed', contentHash: '', at } }, labs: {} },
    { version: 1, lessons: {}, labs: { 'lab-one': { state: 'passed', at, source: 'server-grade' } } },
    { version: 1, lessons: {}, labs: { '../x': { state: 'passed', at } } },
  ])('is refused when it is %j', (device) => {
    expect(deviceProgress.safeParse(device).success).toBe(false);
  });
});
