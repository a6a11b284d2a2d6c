import { describe, expect, it } from 'vitest';
import type { DeviceDraft } from './device-drafts.ts';
import {
  DRAFT_BYTES_MAX,
  draftKey,
  keepDeviceDraft,
  LABS_MAX,
  OLDER_DRAFTS_MAX,
  parseDraft,
  readDeviceDraft,
  withOlder,
} from './device-drafts.ts';

const draft = (text: string, savedAt = 1): DeviceDraft => ({
  files: { 'app.js': text },
  savedAt,
  writer: 'a',
  serverVersion: 0,
  isUnsent: true,
  older: [],
});

function memoryStore(bytesMax = Infinity): Storage {
  const map = new Map<string, string>();
  const used = (): number => [...map].reduce((sum, [key, value]) => sum + key.length + value.length, 0);
  return {
    get length() {
      return map.size;
    },
    key: (index) => [...map.keys()][index] ?? null,
    getItem: (key) => map.get(key) ?? null,
    removeItem: (key) => void map.delete(key),
    clear: () => map.clear(),
    setItem: (key, value) => {
      if (used() - (map.get(key)?.length ?? 0) + value.length > bytesMax) throw new Error('QuotaExceededError');
      map.set(key, value);
    },
  };
}

describe('drafts on the device', () => {
  it('come back as they were written', () => {
    const store = memoryStore();
    expect(keepDeviceDraft(store, 'search', draft('one'))).toBe('kept');
    expect(readDeviceDraft(store, 'search')).toEqual(draft('one'));
  });

  it('read as nothing where the text is damaged', () => {
    expect(parseDraft('{"files":{"app.js":3},"savedAt":1}')).toBeNull();
    expect(parseDraft('{')).toBeNull();
    expect(parseDraft('null')).toBeNull();
  });

  it('are taken at the bound and refused one past it', () => {
    const store = memoryStore();
    const room = DRAFT_BYTES_MAX - 'app.js'.length;
    expect(keepDeviceDraft(store, 'search', draft('x'.repeat(room)))).toBe('kept');
    expect(keepDeviceDraft(store, 'search', draft('x'.repeat(room + 1)))).toBe('too-large');
  });

  it('drop the longest untouched lab past the number of labs', () => {
    const store = memoryStore();
    for (let index = 0; index <= LABS_MAX; index += 1) keepDeviceDraft(store, `lab-${index}`, draft('x', index));
    expect(store.getItem(draftKey('lab-0'))).toBeNull();
    expect(store.getItem(draftKey('lab-1'))).not.toBeNull();
    expect(store.length).toBe(LABS_MAX);
  });

  it('make room in a full browser by letting the oldest lab go', () => {
    const store = memoryStore(1000);
    keepDeviceDraft(store, 'old', draft('o'.repeat(500), 1));
    expect(keepDeviceDraft(store, 'new', draft('n'.repeat(600), 2))).toBe('kept');
    expect(readDeviceDraft(store, 'old')).toBeNull();
    expect(keepDeviceDraft(store, 'huge', draft('h'.repeat(2000), 3))).toBe('no-room');
  });

  it('keep a bounded number of older versions without repeats', () => {
    let older = draft('x').older;
    for (let index = 0; index < OLDER_DRAFTS_MAX + 3; index += 1) {
      older = withOlder(older, { files: { 'app.js': String(index) }, savedAt: index, from: 'server' });
    }
    expect(older).toHaveLength(OLDER_DRAFTS_MAX);
    const again = withOlder(older, { files: { 'app.js': '4' }, savedAt: 99, from: 'another-tab' });
    expect(again.filter((one) => one.files['app.js'] === '4')).toHaveLength(1);
  });
});
