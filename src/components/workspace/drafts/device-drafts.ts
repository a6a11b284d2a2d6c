import type { Files } from '#core/grading/jobs.ts';

/** An earlier state that lost against a newer one. Kept so that nobody's work disappears. */
export interface OlderDraft {
  readonly files: Files;
  readonly savedAt: number;
  /** Where it came from, for the sentence that offers it. */
  readonly from: 'this-device' | 'another-tab' | 'server' | 'before-reset';
}

/** What a person has written in one lab, on this device. Only editable files. */
export interface DeviceDraft {
  readonly files: Files;
  readonly savedAt: number;
  /** Which tab wrote last: another tab's writing must not be overwritten unseen. */
  readonly writer: string;
  /** The server's version this work builds on; 0 before the first. */
  readonly serverVersion: number;
  /** True until the server has confirmed exactly these files. */
  readonly isUnsent: boolean;
  readonly older: readonly OlderDraft[];
}

/** A lab's editable files are a few kilobytes; 256 kB is the server's bound as well. */
export const DRAFT_BYTES_MAX = 256 * 1024;
/** Enough to find yesterday's idea again; more would fill the browser's 5 MB. */
export const OLDER_DRAFTS_MAX = 5;
/** Past this the longest untouched draft goes first. A person rarely has ten labs open at once. */
export const LABS_MAX = 24;

const PREFIX = 'gatehouse:draft:1:';

export const draftKey = (lab: string): string => PREFIX + lab;

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const isFiles = (value: unknown): value is Files =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((text) => typeof text === 'string');

export const sameFiles = (a: Files, b: Files): boolean => {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((path) => a[path] === b[path]);
};

const sizeOf = (files: Files): number =>
  Object.entries(files).reduce((sum, [path, text]) => sum + path.length + text.length, 0);

function parseOlder(value: unknown): OlderDraft[] {
  if (!Array.isArray(value)) return [];
  const sources = ['this-device', 'another-tab', 'server', 'before-reset'];
  return value
    .filter(
      (entry): entry is OlderDraft =>
        isFiles(entry?.files) && typeof entry.savedAt === 'number' && sources.includes(entry.from),
    )
    .slice(0, OLDER_DRAFTS_MAX);
}

/** `null` for nothing, damaged or foreign text: a draft that cannot be read must not stop the lab from opening. */
export function parseDraft(text: string | null): DeviceDraft | null {
  if (text === null) return null;
  try {
    const value = JSON.parse(text) as Partial<DeviceDraft> | null;
    if (!value || !isFiles(value.files) || typeof value.savedAt !== 'number') return null;
    return {
      files: value.files,
      savedAt: value.savedAt,
      writer: typeof value.writer === 'string' ? value.writer : '',
      serverVersion: typeof value.serverVersion === 'number' ? value.serverVersion : 0,
      isUnsent: value.isUnsent !== false,
      older: parseOlder(value.older),
    };
  } catch {
    return null;
  }
}

export function readDeviceDraft(store: Store, lab: string): DeviceDraft | null {
  try {
    return parseDraft(store.getItem(draftKey(lab)));
  } catch {
    return null;
  }
}

/** Puts `entry` first, drops repeats and whatever no longer fits. */
export function withOlder(older: readonly OlderDraft[], entry: OlderDraft): OlderDraft[] {
  const rest = older.filter((one) => !sameFiles(one.files, entry.files));
  return [entry, ...rest].slice(0, OLDER_DRAFTS_MAX);
}

export type KeepResult = 'kept' | 'too-large' | 'no-room';

/** Writes the draft; where the browser's room is used up, older versions and the longest untouched labs go first. */
export function keepDeviceDraft(store: Store, lab: string, draft: DeviceDraft): KeepResult {
  if (sizeOf(draft.files) > DRAFT_BYTES_MAX) return 'too-large';
  try {
    dropOldLabs(store, lab);
    if (tryWrite(store, lab, draft)) return 'kept';
    if (tryWrite(store, lab, { ...draft, older: [] })) return 'kept';
    while (dropOldest(store, lab)) if (tryWrite(store, lab, draft)) return 'kept';
  } catch {
    // Storage is refused altogether.
  }
  return 'no-room';
}

function tryWrite(store: Store, lab: string, draft: DeviceDraft): boolean {
  try {
    store.setItem(draftKey(lab), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

function otherLabs(store: Store, lab: string): { key: string; savedAt: number }[] {
  const found: { key: string; savedAt: number }[] = [];
  for (let index = 0; index < store.length; index += 1) {
    const key = store.key(index);
    if (!key?.startsWith(PREFIX) || key === draftKey(lab)) continue;
    found.push({ key, savedAt: parseDraft(store.getItem(key))?.savedAt ?? 0 });
  }
  return found.sort((a, b) => a.savedAt - b.savedAt);
}

function dropOldLabs(store: Store, lab: string): void {
  const others = otherLabs(store, lab);
  for (const { key } of others.slice(0, Math.max(0, others.length - (LABS_MAX - 1)))) store.removeItem(key);
}

function dropOldest(store: Store, lab: string): boolean {
  const [oldest] = otherLabs(store, lab);
  if (!oldest) return false;
  store.removeItem(oldest.key);
  return true;
}
