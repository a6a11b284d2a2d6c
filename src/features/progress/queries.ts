import { desc, eq, max } from 'drizzle-orm';
import type { Reader } from '#db/client.ts';
import { progressEvents, type PROGRESS_EVENT_KINDS } from '#db/schema/progress.ts';

export type LessonState = 'opened' | 'completed';
export type LabState = 'opened' | 'attempted' | 'given-up' | 'passed';

/** How far somebody is in each lesson and lab they have touched. */
export interface Standing {
  readonly lessons: Readonly<Record<string, LessonState>>;
  readonly labs: Readonly<Record<string, LabState>>;
}

export interface MemberProgress extends Standing {
  /** Labs whose solution was looked at before they were passed. They count as passed all the same. */
  readonly solutionsSeen: readonly string[];
}

type Kind = (typeof PROGRESS_EVENT_KINDS)[number];

const LESSON_STATES: Partial<Record<Kind, LessonState>> = {
  'lesson-opened': 'opened',
  'lesson-completed': 'completed',
};

const LAB_STATES: Partial<Record<Kind, LabState>> = {
  'lab-opened': 'opened',
  'hint-taken': 'opened',
  'lab-attempted': 'attempted',
  'lab-given-up': 'given-up',
  'lab-passed': 'passed',
};

/** Further along comes later; an event never takes a member back. */
const ORDER: readonly (LessonState | LabState)[] = ['opened', 'attempted', 'given-up', 'completed', 'passed'];

function furthest<State extends LessonState | LabState>(one: State | undefined, other: State): State {
  return one && ORDER.indexOf(one) > ORDER.indexOf(other) ? one : other;
}

/** How far the member is in everything they have touched. */
export async function memberProgress(db: Reader, memberId: string): Promise<MemberProgress> {
  const rows = await db
    .selectDistinct({ kind: progressEvents.kind, item: progressEvents.item })
    .from(progressEvents)
    .where(eq(progressEvents.memberId, memberId));
  const lessons: Record<string, LessonState> = {};
  const labs: Record<string, LabState> = {};
  for (const { kind, item } of rows) {
    const lesson = LESSON_STATES[kind];
    if (lesson) lessons[item] = furthest(lessons[item], lesson);
    const lab = LAB_STATES[kind];
    if (lab) labs[item] = furthest(labs[item], lab);
  }
  const solutionsSeen = rows.filter(({ kind }) => kind === 'lab-given-up').map(({ item }) => item);
  return { lessons, labs, solutionsSeen };
}

export interface CourseItems {
  readonly lessons: readonly string[];
  readonly labs: readonly string[];
}

export interface CourseProgress {
  readonly done: number;
  readonly total: number;
}

/** "2 of 4": lessons completed and labs passed, of those that the course requires. */
export function courseProgress(progress: Standing, items: CourseItems): CourseProgress {
  const lessons = items.lessons.filter((item) => progress.lessons[item] === 'completed');
  const labs = items.labs.filter((item) => progress.labs[item] === 'passed');
  return { done: lessons.length + labs.length, total: items.lessons.length + items.labs.length };
}

/** Enough to find one that is still open behind many that were looked at again after they were done. */
const TOUCHED_ITEMS_MAX = 50;

/** Lessons and labs that the member has done anything about, the last one first. */
export async function touchedItems(db: Reader, memberId: string): Promise<string[]> {
  const latest = max(progressEvents.id);
  const rows = await db
    .select({ item: progressEvents.item, latest })
    .from(progressEvents)
    .where(eq(progressEvents.memberId, memberId))
    .groupBy(progressEvents.item)
    .orderBy(desc(latest))
    .limit(TOUCHED_ITEMS_MAX);
  return rows.map(({ item }) => item);
}
