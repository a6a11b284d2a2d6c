import { desc, eq, inArray, and, max } from 'drizzle-orm';
import type { Reader } from '#db/client.ts';
import { progressEvents, type PROGRESS_EVENT_KINDS } from '#db/schema/progress.ts';

export type LessonState = 'opened' | 'completed';
export type LabState = 'opened' | 'attempted' | 'passed';

export interface MemberProgress {
  readonly lessons: Readonly<Record<string, LessonState>>;
  readonly labs: Readonly<Record<string, LabState>>;
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
  'lab-passed': 'passed',
};

/** Further along comes later; an event never takes a member back. */
const ORDER: readonly (LessonState | LabState)[] = ['opened', 'attempted', 'completed', 'passed'];

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
  return { lessons, labs };
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
export function courseProgress(progress: MemberProgress, items: CourseItems): CourseProgress {
  const lessons = items.lessons.filter((item) => progress.lessons[item] === 'completed');
  const labs = items.labs.filter((item) => progress.labs[item] === 'passed');
  return { done: lessons.length + labs.length, total: items.lessons.length + items.labs.length };
}

export interface OpenItem {
  readonly kind: 'lesson' | 'lab';
  readonly item: string;
}

/** Enough to find one that is still open behind many that were looked at again after they were done. */
const RECENT_ITEMS_MAX = 50;

/** The lesson or lab that was touched last and is not done: where to continue. */
export async function lastOpenItem(db: Reader, memberId: string, progress: MemberProgress): Promise<OpenItem | null> {
  const latest = max(progressEvents.id);
  const rows = await db
    .select({ item: progressEvents.item, latest })
    .from(progressEvents)
    .where(
      and(
        eq(progressEvents.memberId, memberId),
        inArray(progressEvents.kind, ['lesson-opened', 'lab-opened', 'lab-attempted', 'hint-taken']),
      ),
    )
    .groupBy(progressEvents.item)
    .orderBy(desc(latest))
    .limit(RECENT_ITEMS_MAX);
  const open = rows.find(
    ({ item }) => progress.lessons[item] === 'opened' || (progress.labs[item] ?? 'passed') !== 'passed',
  );
  return open ? { kind: open.item in progress.lessons ? 'lesson' : 'lab', item: open.item } : null;
}
