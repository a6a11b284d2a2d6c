import type { LabState, LessonState } from '#features/progress/queries.ts';

export interface Progress {
  readonly lessons: Readonly<Record<string, LessonState>>;
  readonly labs: Readonly<Record<string, LabState>>;
  readonly solutionsSeen: readonly string[];
}

/** `items` holds lessons (`<course>/<lesson>`) and labs (`lab:<lab>`), separated by spaces. */
export function countProgress(
  items: string,
  progress: Pick<Progress, 'lessons' | 'labs'>,
): { done: number; total: number; begun: boolean } {
  const states = items
    .split(' ')
    .filter(Boolean)
    .map((item) => (item.startsWith('lab:') ? progress.labs[item.slice('lab:'.length)] : progress.lessons[item]));
  return {
    done: states.filter((state) => state === 'completed' || state === 'passed').length,
    total: states.length,
    begun: states.some((state) => state !== undefined),
  };
}
