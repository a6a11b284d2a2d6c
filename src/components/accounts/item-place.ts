import { getCollection, getEntry, type CollectionEntry } from 'astro:content';
import { continueAt } from '#features/progress/continue-at.ts';
import type { KnownItems } from '#features/progress/import-device.ts';
import { touchedItems, type CourseItems, type Standing } from '#features/progress/queries.ts';
import type { App } from '../../server/app.ts';
import { listCourses, type CourseCard } from '../../content/catalogue.ts';

/** What is practised here: labs of the build, and those that the installation has added. */
type Labs = App['labs'];

export interface Place {
  readonly href: string;
  readonly title: string;
}

/** Where the member goes on, with its title. */
export async function placeToContinue(
  { db, labs }: Pick<App, 'db' | 'labs'>,
  memberId: string,
  progress: Standing,
): Promise<Place | null> {
  const item = continueAt(await touchedItems(db.read, memberId), progress, await courseItems());
  return item === null ? null : itemPlace(item, labs);
}

/** Where an item of progress is shown and what it is called; `null` when it has left the catalogue since. */
async function itemPlace(item: string, labs: Labs): Promise<Place | null> {
  const lab = labs.get(item);
  if (lab) return { href: `/labs/${item}`, title: lab.public.settings.title };
  const lesson = await lessonOf(item);
  return lesson ? { href: `/courses/${item}`, title: lesson.data.title } : null;
}

/** Lessons have a slash in their id and labs have none. */
async function lessonOf(item: string): Promise<CollectionEntry<'lessons'> | undefined> {
  return item.includes('/') ? getEntry('lessons', item) : undefined;
}

export async function isKnownItem(item: string, labs: Labs): Promise<boolean> {
  return labs.has(item) || (await lessonOf(item)) !== undefined;
}

export async function knownItems(labs: Labs): Promise<KnownItems> {
  const lessons = new Set((await getCollection('lessons')).map(({ id }) => id));
  return { isLesson: (item) => lessons.has(item), isLab: (item) => labs.has(item) };
}

let cards: Promise<readonly CourseCard[]> | undefined;

/** The catalogue with titles and minutes; counting the words of every lesson takes 20 ms, so that is done once too. */
export function courseCards(): Promise<readonly CourseCard[]> {
  cards ??= listCourses();
  return cards;
}

let items: Promise<CourseItems[]> | undefined;

/** The content is that of the build, so once is enough: this is asked with every page of a member. */
function courseItems(): Promise<CourseItems[]> {
  items ??= readCourseItems();
  return items;
}

async function readCourseItems(): Promise<CourseItems[]> {
  const courses = (await getCollection('courses')).sort((a, b) => a.data.order - b.data.order);
  return courses.map(({ id, data }) => ({ lessons: data.lessons.map((slug) => `${id}/${slug}`), labs: data.labs }));
}
