import { createHash } from 'node:crypto';
import { getCollection, type CollectionEntry } from 'astro:content';
import readingTime from 'reading-time';
import type { LabSettings } from '#core/grading/lab-schema.ts';
import type { PublicLab } from '#features/labs/lab.ts';
import type { Stage } from './stages.ts';

/** A lesson as lists show it. */
export interface LessonCard {
  /** `<course>/<lesson>`: the id of progress. */
  readonly id: string;
  readonly course: string;
  readonly href: string;
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
  /** Changes when what is taught or asked changes. */
  readonly contentHash: string;
  readonly entry: CollectionEntry<'lessons'>;
}

export interface LabCard {
  readonly id: string;
  readonly href: string;
  readonly settings: LabSettings;
}

export interface CourseCard {
  readonly id: string;
  readonly href: string;
  readonly title: string;
  readonly short: string;
  readonly stage: Stage;
  readonly order: number;
  /** Path data of its mark; see Emblem.astro. */
  readonly emblem: string;
  readonly summary: string;
  readonly outcomes: readonly string[];
  /** In the order of course.yaml. */
  readonly lessons: readonly LessonCard[];
  readonly labs: readonly LabCard[];
  /** Lessons and labs together. */
  readonly minutes: number;
}

/** Courses in the order of the catalogue, with their lessons and labs. */
export async function listCourses(): Promise<readonly CourseCard[]> {
  const [courses, lessons, labs] = await Promise.all([getCollection('courses'), getCollection('lessons'), listLabs()]);
  return courses
    .map((course) => {
      const lessonCards = course.data.lessons.map((slug) => lessonCard(lessons, course.id, slug));
      const labCards = course.data.labs.map((id) => found(labs, id, 'lab'));
      return {
        id: course.id,
        href: `/courses/${course.id}`,
        ...course.data,
        lessons: lessonCards,
        labs: labCards,
        minutes: sum(lessonCards.map(({ minutes }) => minutes)) + sum(labCards.map(({ settings }) => settings.minutes)),
      };
    })
    .sort((a, b) => a.order - b.order);
}

/** Labs from easy to hard, then by title: those of the build, and those that an installation has added. */
export async function listLabs(added: readonly Pick<PublicLab, 'id' | 'settings'>[] = []): Promise<readonly LabCard[]> {
  const levels = ['easy', 'medium', 'hard'];
  const builtIn = (await getCollection('labs')).map(({ id, data }) => ({ id, settings: data }));
  return [...builtIn, ...added]
    .map(({ id, settings }) => ({ id, href: `/labs/${id}`, settings }))
    .sort(
      (a, b) =>
        levels.indexOf(a.settings.level) - levels.indexOf(b.settings.level) ||
        a.settings.title.localeCompare(b.settings.title),
    );
}

/** What counts towards a course (or a stage), in the form that paint-progress.ts reads from `data-items`. */
export function progressItems(courses: readonly CourseCard[]): string {
  return courses
    .flatMap(({ lessons, labs }) => [...lessons.map(({ id }) => id), ...labs.map(({ id }) => `lab:${id}`)])
    .join(' ');
}

function lessonCard(lessons: readonly CollectionEntry<'lessons'>[], course: string, slug: string): LessonCard {
  const entry = found(lessons, `${course}/${slug}`, 'lesson');
  const { title, summary } = entry.data;
  return {
    id: entry.id,
    course,
    href: `/courses/${entry.id}`,
    title,
    summary,
    minutes: Math.max(1, Math.round(readingTime(entry.body ?? '').minutes)),
    contentHash: createHash('sha256')
      .update(`${JSON.stringify(entry.data.check ?? [])}\n${entry.body}`)
      .digest('hex')
      .slice(0, 16),
    entry,
  };
}

function found<T extends { readonly id: string }>(list: readonly T[], id: string, kind: string): T {
  const item = list.find((candidate) => candidate.id === id);
  // checkContent has refused this before: reaching here is a bug of ours.
  if (!item) throw new Error(`The ${kind} "${id}" is not in its collection.`);
  return item;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
