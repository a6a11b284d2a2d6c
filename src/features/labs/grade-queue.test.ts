import { and, eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { attempts } from '#db/schema/labs.ts';
import { progressEvents } from '#db/schema/progress.ts';
import type { Sandbox } from '#sandbox/protocol.ts';
import { GraderRefusal } from '#sandbox/server/pool.ts';
import { makeMember, NOON } from '../../../tests/support/factories.ts';
import { readSampleLab, writtenSandbox } from '../../../tests/support/sample-lab.ts';
import { temporaryDatabase, type TemporaryDatabase } from '../../../tests/support/temporary-database.ts';
import { createGradeQueue, TRIES_MAX, type GradeQueue } from './grade-queue.ts';
import type { Lab } from './lab.ts';
import { LEASE_MS } from './lease-attempts.ts';
import { submitAttempt } from './submit-attempt.ts';

let given: TemporaryDatabase;
let lab: Lab;
let clock: Date;
beforeEach(async () => {
  given = await temporaryDatabase();
  lab = await readSampleLab();
  clock = NOON;
});
afterEach(() => given.remove());

const log = { info: () => undefined, error: () => undefined };
function queueOf(grader: Sandbox, instanceId = 'one'): GradeQueue {
  return createGradeQueue({ db: given.db, grader, labs: new Map([['a-lab', lab]]), log, now: () => clock, instanceId });
}
const passing = writtenSandbox(() => 'passed');

/** A grader that has begun once `begun` resolves, and is done when it is told the answer. */
function heldSandbox(): { grader: Sandbox; begun: Promise<void>; answer(status: 'passed'): void } {
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const { promise: answered, resolve: answer } = Promise.withResolvers<'passed'>();
  const grader = writtenSandbox(() => {
    begin();
    return answered;
  });
  return { grader, begun, answer };
}

async function submitted(): Promise<{ memberId: string; id: number }> {
  const member = await makeMember(given.db);
  const result = await submitAttempt(given.db, member, { lab, files: { 'app.js': 'mine' } }, clock);
  if (!result.ok) throw new Error(result.reason);
  return { memberId: member.id, id: result.id };
}
const rowOf = async (id: number) => (await given.db.read.select().from(attempts).where(eq(attempts.id, id)))[0];
const passesOf = (memberId: string) =>
  given.db.read
    .select()
    .from(progressEvents)
    .where(and(eq(progressEvents.memberId, memberId), eq(progressEvents.kind, 'lab-passed')));

test('a pass writes the verdict and the progress that it makes', async () => {
  const { id, memberId } = await submitted();
  expect(await queueOf(passing).work()).toBe(1);
  expect(await rowOf(id)).toMatchObject({
    status: 'done',
    leasedBy: null,
    gradedAt: NOON,
    verdict: { status: 'passed' },
  });
  expect(await passesOf(memberId)).toMatchObject([{ item: 'a-lab', source: 'server-grade', detail: { attempt: id } }]);
});

test('a failed attempt is progress too, but no pass', async () => {
  const { id, memberId } = await submitted();
  await queueOf(writtenSandbox(() => 'failed')).work();
  expect((await rowOf(id))?.verdict?.status).toBe('failed');
  const events = await given.db.read.select().from(progressEvents).where(eq(progressEvents.memberId, memberId));
  expect(events.map((event) => event.kind)).toEqual(['lab-attempted']);
});

test('the same pass twice is one step of progress', async () => {
  const { memberId } = await submitted();
  const queue = queueOf(passing);
  await queue.work();
  await submitAttempt(given.db, { id: memberId }, { lab, files: { 'app.js': 'mine' } }, clock);
  await queue.work();
  expect(await passesOf(memberId)).toHaveLength(1);
});

test('two instances share the queue and grade each attempt once', async () => {
  for (let index = 0; index < 8; index += 1) await submitted();
  const queues = [queueOf(passing, 'one'), queueOf(passing, 'two')];
  let graded = 0;
  for (let round = 0; round < 4; round += 1) {
    const counts = await Promise.all(queues.map((queue) => queue.work()));
    graded += counts.reduce((sum, count) => sum + count, 0);
  }
  expect(graded).toBe(8);
  expect(await given.db.read.select().from(attempts).where(eq(attempts.status, 'done'))).toHaveLength(8);
});

test('the work of an instance that died is taken over after its lease, not before', async () => {
  const { id } = await submitted();
  const dead = heldSandbox();
  void queueOf(dead.grader, 'dead').work();
  await dead.begun;
  clock = new Date(NOON.getTime() + LEASE_MS);
  expect(await queueOf(passing, 'other').work()).toBe(0);
  clock = new Date(NOON.getTime() + LEASE_MS + 1);
  expect(await queueOf(passing, 'other').work()).toBe(1);
  expect(await rowOf(id)).toMatchObject({ status: 'done', tries: 2 });
});

test('an instance that was only slow does not overwrite the verdict of the one that took over', async () => {
  const { id, memberId } = await submitted();
  const held = heldSandbox();
  const slow = queueOf(held.grader, 'slow').work();
  await held.begun;
  clock = new Date(NOON.getTime() + LEASE_MS + 1);
  await queueOf(
    writtenSandbox(() => 'failed'),
    'other',
  ).work();
  held.answer('passed');
  await slow;
  expect((await rowOf(id))?.verdict?.status).toBe('failed');
  expect(await passesOf(memberId)).toHaveLength(0);
});

test('what is not finished at a stop goes back uncounted, and a later finish changes nothing', async () => {
  const { id, memberId } = await submitted();
  const held = heldSandbox();
  const queue = queueOf(held.grader);
  const work = queue.work();
  await held.begun;
  await queue.stop({ graceMs: 10 });
  expect(await rowOf(id)).toMatchObject({ status: 'queued', leasedBy: null, tries: 0 });
  held.answer('passed');
  await work;
  expect((await rowOf(id))?.status).toBe('queued');
  expect(await passesOf(memberId)).toHaveLength(0);
});

test('what is under way at a stop is finished within the grace', async () => {
  const { id } = await submitted();
  const held = heldSandbox();
  const queue = queueOf(held.grader);
  void queue.work();
  await held.begun;
  const stopped = queue.stop({ graceMs: 5000 });
  held.answer('passed');
  await stopped;
  expect((await rowOf(id))?.status).toBe('done');
});

test('a grader that is full hands the attempt back uncounted', async () => {
  const { id } = await submitted();
  const full: Sandbox = { ...passing, run: () => Promise.reject(new GraderRefusal('queue-full')) };
  await queueOf(full).work();
  expect(await rowOf(id)).toMatchObject({ status: 'queued', tries: 0 });
});

test('code that brings its grader down is answered after the last try', async () => {
  const { id, memberId } = await submitted();
  const broken: Sandbox = { ...passing, run: () => Promise.reject(new Error('out of memory')) };
  for (let round = 0; round < TRIES_MAX; round += 1) {
    await queueOf(broken).work();
    expect((await rowOf(id))?.status).toBe('queued');
  }
  await queueOf(broken).work();
  expect((await rowOf(id))?.verdict).toMatchObject({ status: 'error', score: 0 });
  expect(await passesOf(memberId)).toHaveLength(0);
});

test('an attempt at a lab that has gone gets an answer', async () => {
  const { id } = await submitted();
  await createGradeQueue({ db: given.db, grader: passing, labs: new Map(), log, now: () => clock }).work();
  expect((await rowOf(id))?.verdict?.message).toContain('no longer part of the site');
});

test('started, it sees new attempts by itself', async () => {
  const queue = queueOf(passing);
  queue.start();
  const { id } = await submitted();
  await expect.poll(async () => (await rowOf(id))?.status, { timeout: 20_000 }).toBe('done');
  await queue.stop({ graceMs: 1000 });
});

/** An instance that has not proved its lab yet; `known` answers once it has. */
function queueBefore(known: Promise<Lab | undefined>): GradeQueue {
  const options = { db: given.db, grader: passing, log, now: () => clock, instanceId: 'one' };
  return createGradeQueue({ ...options, labs: new Map(), added: { whenKnown: () => known } });
}

test('an attempt at a lab that is still being proved waits for the proof', async () => {
  const { id } = await submitted();
  const { promise, resolve } = Promise.withResolvers<Lab | undefined>();
  const work = queueBefore(promise).work();
  expect((await rowOf(id))?.verdict).toBeNull();
  resolve(lab);
  await work;
  expect(await rowOf(id)).toMatchObject({ status: 'done', verdict: { status: 'passed' } });
});

test('an attempt at a lab that was refused meanwhile is answered, not kept', async () => {
  const { id } = await submitted();
  await queueBefore(Promise.resolve(undefined)).work();
  expect((await rowOf(id))?.verdict?.message).toContain('no longer part of the site');
});
