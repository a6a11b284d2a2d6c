import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeMember, NOON } from '../../../tests/support/factories.ts';
import { readSampleLab } from '../../../tests/support/sample-lab.ts';
import { temporaryDatabase, type TemporaryDatabase } from '../../../tests/support/temporary-database.ts';
import type { Lab } from './lab.ts';
import { readDraft } from './read-draft.ts';
import { DRAFT_SAVES_PER_MEMBER, saveDraft } from './save-draft.ts';

let given: TemporaryDatabase;
let lab: Lab;
beforeAll(async () => {
  given = await temporaryDatabase();
  lab = await readSampleLab();
});
afterAll(() => given.remove());

const files = (text: string) => ({ 'app.js': text });

test('a draft comes back on another machine, for its author only', async () => {
  const { db } = given;
  const [member, other] = [await makeMember(db), await makeMember(db)];
  expect(await saveDraft(db, member, { lab, files: files('one'), baseVersion: 0 }, NOON)).toEqual({
    ok: true,
    version: 1,
    updatedAt: NOON,
  });
  expect(await readDraft(db.read, member, lab)).toMatchObject({ ok: true, draft: { files: files('one'), version: 1 } });
  expect(await readDraft(db.read, other, lab)).toEqual({ ok: true, draft: null });
});

test('visitors have no drafts here, and unknown labs neither', async () => {
  const { db } = given;
  const member = await makeMember(db);
  const save = { lab, files: files('x'), baseVersion: 0 };
  expect(await saveDraft(db, null, save, NOON)).toEqual({ ok: false, reason: 'not-signed-in' });
  expect(await saveDraft(db, member, { ...save, lab: undefined }, NOON)).toEqual({ ok: false, reason: 'no-such-lab' });
  expect(await saveDraft(db, member, { ...save, files: { 'checks/safe.js': '' } }, NOON)).toEqual({
    ok: false,
    reason: 'not-editable',
  });
  expect(await readDraft(db.read, null, lab)).toEqual({ ok: false, reason: 'not-signed-in' });
  expect(await readDraft(db.read, member, undefined)).toEqual({ ok: false, reason: 'no-such-lab' });
});

test('a save that builds on an older version writes nothing and hands the newer one over', async () => {
  const { db } = given;
  const member = await makeMember(db);
  await saveDraft(db, member, { lab, files: files('one'), baseVersion: 0 }, NOON);
  await saveDraft(db, member, { lab, files: files('two'), baseVersion: 1 }, NOON);
  const late = await saveDraft(db, member, { lab, files: files('late'), baseVersion: 1 }, NOON);
  expect(late).toMatchObject({ ok: false, reason: 'draft-conflict', draft: { files: files('two'), version: 2 } });
  expect(await readDraft(db.read, member, lab)).toMatchObject({ draft: { files: files('two') } });
});

test('of two windows that save at once, one wins and the other hears of it', async () => {
  const { db } = given;
  const member = await makeMember(db);
  const save = (text: string) => saveDraft(db, member, { lab, files: files(text), baseVersion: 0 }, NOON);
  const results = await Promise.all([save('a'), save('b')]);
  expect(results.map((result) => result.ok).sort()).toEqual([false, true]);
});

test('saves are taken up to the bound of a minute and refused past it', async () => {
  const { db } = given;
  const member = await makeMember(db);
  for (let version = 0; version < DRAFT_SAVES_PER_MEMBER.max; version += 1) {
    const saved = await saveDraft(db, member, { lab, files: files(String(version)), baseVersion: version }, NOON);
    expect(saved.ok).toBe(true);
  }
  const save = { lab, files: files('more'), baseVersion: DRAFT_SAVES_PER_MEMBER.max };
  expect(await saveDraft(db, member, save, NOON)).toEqual({ ok: false, reason: 'too-many-saves' });
  expect((await saveDraft(db, member, save, new Date(NOON.getTime() + 60_000))).ok).toBe(true);
});
