/**
 * What a visitor did, kept on the device: one JSON value in localStorage.
 *
 *   { version: 1,
 *     lessons: { "<course>/<lesson>": { state: "opened" | "completed", contentHash, at } },
 *     labs:    { "<lab>": { state: "opened" | "attempted" | "passed", at } },
 *     last:    { href, title, at } | null,
 *     imported: true | false }
 *
 * `at` is an ISO time. States only move forward. Anything that does not read as this schema is dropped entry by entry:
 * a damaged value costs what is damaged, never the page. `imported` falls back to false with every new entry, so that
 * later work on the same device joins the account as well. A lab "passed" here is a claim: only the server's grade counts.
 */
export type LessonState = 'opened' | 'completed';
export type LabState = 'opened' | 'attempted' | 'passed';

export interface LessonRecord {
  readonly state: LessonState;
  readonly contentHash: string;
  readonly at: string;
}
export interface LabRecord {
  readonly state: LabState;
  readonly at: string;
}
export interface Place {
  readonly href: string;
  readonly title: string;
  readonly at: string;
}
export interface DeviceProgress {
  readonly version: 1;
  readonly lessons: Readonly<Record<string, LessonRecord>>;
  readonly labs: Readonly<Record<string, LabRecord>>;
  readonly last: Place | null;
  readonly imported: boolean;
}

export type ProgressStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export const DEVICE_PROGRESS_KEY = 'gatehouse.progress';
/** Ten times the curriculum that is planned; a script that fills the storage must not stop the page. */
const ITEMS_MAX = 500;
const STORED_CHARACTERS_MAX = 128 * 1024;
const TEXT_LENGTH_MAX = 200;

const LESSON_STATES = ['opened', 'completed'] as const;
const LAB_STATES = ['opened', 'attempted', 'passed'] as const;
const LESSON_ID = /^[a-z0-9-]{1,80}\/[a-z0-9-]{1,80}$/;
const LAB_ID = /^[a-z0-9-]{1,80}$/;
/** A path of this site: one slash, then no second one (which would name another host). */
const SITE_PATH = /^\/(?![/\\])/;

const EMPTY: DeviceProgress = { version: 1, lessons: {}, labs: {}, last: null, imported: false };

/** Never throws: no storage, no value or a damaged one read as nothing done. */
export function readDeviceProgress(storage: ProgressStorage | null = deviceStorage()): DeviceProgress {
  try {
    const text = storage?.getItem(DEVICE_PROGRESS_KEY);
    if (!text || text.length > STORED_CHARACTERS_MAX) return EMPTY;
    return parse(JSON.parse(text));
  } catch {
    return EMPTY;
  }
}

/** Records that a lesson was opened or completed. A completed lesson whose content changed stays completed. */
export function recordLesson(
  item: string,
  record: { readonly state: LessonState; readonly contentHash: string },
  now: Date = new Date(),
  storage: ProgressStorage | null = deviceStorage(),
): void {
  const held = readDeviceProgress(storage);
  const before = held.lessons[item];
  if (!LESSON_ID.test(item) || (before && !isForward(LESSON_STATES, before.state, record.state))) return;
  const lessons = { ...held.lessons, [item]: { ...record, at: now.toISOString() } };
  write({ ...held, lessons: bounded(lessons), imported: false }, storage);
}

/** Records what happened with a lab in this browser. */
export function recordLab(
  lab: string,
  state: LabState,
  now: Date = new Date(),
  storage: ProgressStorage | null = deviceStorage(),
): void {
  const held = readDeviceProgress(storage);
  const before = held.labs[lab];
  if (!LAB_ID.test(lab) || (before && !isForward(LAB_STATES, before.state, state))) return;
  const labs = { ...held.labs, [lab]: { state, at: now.toISOString() } };
  write({ ...held, labs: bounded(labs), imported: false }, storage);
}

/** Remembers where the visitor is, for "continue where you left off". */
export function rememberPlace(
  place: { readonly href: string; readonly title: string },
  now: Date = new Date(),
  storage: ProgressStorage | null = deviceStorage(),
): void {
  if (!SITE_PATH.test(place.href)) return;
  const last = { href: place.href, title: place.title.slice(0, TEXT_LENGTH_MAX), at: now.toISOString() };
  write({ ...readDeviceProgress(storage), last }, storage);
}

/** After the server took what the device holds. */
export function markImported(storage: ProgressStorage | null = deviceStorage()): void {
  write({ ...readDeviceProgress(storage), imported: true }, storage);
}

/** True when the device holds something that no account has taken yet. */
export function hasUnimported(progress: DeviceProgress): boolean {
  return !progress.imported && (Object.keys(progress.lessons).length > 0 || Object.keys(progress.labs).length > 0);
}

function isForward<T extends string>(order: readonly T[], before: T, after: T): boolean {
  return order.indexOf(after) > order.indexOf(before);
}

/** Keeps the newest when there are too many. */
function bounded<T extends { readonly at: string }>(records: Record<string, T>): Record<string, T> {
  const entries = Object.entries(records);
  if (entries.length <= ITEMS_MAX) return records;
  return Object.fromEntries(entries.sort(([, a], [, b]) => b.at.localeCompare(a.at)).slice(0, ITEMS_MAX));
}

function write(progress: DeviceProgress, storage: ProgressStorage | null): void {
  try {
    storage?.setItem(DEVICE_PROGRESS_KEY, JSON.stringify(progress));
  } catch {
    // A full or refused storage loses this note, not the page.
  }
}

function parse(untrusted: unknown): DeviceProgress {
  if (!isRecord(untrusted) || untrusted.version !== 1) return EMPTY;
  return {
    version: 1,
    lessons: bounded(parseRecords(untrusted.lessons, LESSON_ID, parseLesson)),
    labs: bounded(parseRecords(untrusted.labs, LAB_ID, parseLab)),
    last: parsePlace(untrusted.last),
    imported: untrusted.imported === true,
  };
}

function parseRecords<T>(untrusted: unknown, id: RegExp, parseOne: (value: unknown) => T | null): Record<string, T> {
  const records: Record<string, T> = {};
  if (!isRecord(untrusted)) return records;
  for (const [key, value] of Object.entries(untrusted)) {
    const record = id.test(key) ? parseOne(value) : null;
    if (record) records[key] = record;
  }
  return records;
}

function parseLesson(untrusted: unknown): LessonRecord | null {
  if (!isRecord(untrusted)) return null;
  const { state, contentHash, at } = untrusted;
  const known = LESSON_STATES.find((name) => name === state);
  return known && isText(contentHash) && isTime(at) ? { state: known, contentHash, at } : null;
}

function parseLab(untrusted: unknown): LabRecord | null {
  if (!isRecord(untrusted)) return null;
  const { state, at } = untrusted;
  const known = LAB_STATES.find((name) => name === state);
  return known && isTime(at) ? { state: known, at } : null;
}

function parsePlace(untrusted: unknown): Place | null {
  if (!isRecord(untrusted)) return null;
  const { href, title, at } = untrusted;
  return isText(href) && SITE_PATH.test(href) && isText(title) && isTime(at) ? { href, title, at } : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= TEXT_LENGTH_MAX;
}

function isTime(value: unknown): value is string {
  return isText(value) && !Number.isNaN(Date.parse(value));
}

function deviceStorage(): ProgressStorage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
