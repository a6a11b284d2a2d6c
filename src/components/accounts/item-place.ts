import { getCollection, getEntry } from 'astro:content';
import type { KnownItems } from '#features/progress/import-device.ts';
import type { OpenItem } from '#features/progress/queries.ts';

/** Where an item of progress is shown and what it is called; `null` when it has left the catalogue since. */
export async function itemPlace({ kind, item }: OpenItem): Promise<{ href: string; title: string } | null> {
  const entry = kind === 'lesson' ? await getEntry('lessons', item) : await getEntry('labs', item);
  return entry ? { href: kind === 'lesson' ? `/courses/${item}` : `/labs/${item}`, title: entry.data.title } : null;
}

/** Lessons have a slash in their id and labs have none. */
export async function isKnownItem(item: string): Promise<boolean> {
  const entry = item.includes('/') ? await getEntry('lessons', item) : await getEntry('labs', item);
  return entry !== undefined;
}

export async function knownItems(): Promise<KnownItems> {
  const lessons = new Set((await getCollection('lessons')).map(({ id }) => id));
  const labs = new Set((await getCollection('labs')).map(({ id }) => id));
  return { isLesson: (item) => lessons.has(item), isLab: (item) => labs.has(item) };
}
