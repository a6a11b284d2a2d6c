import type { LabState, LessonState } from '#features/progress/queries.ts';

const WORDS: Readonly<Record<LabState | LessonState, string>> = {
  opened: 'Begun',
  attempted: 'Tried',
  'given-up': 'Solution seen',
  completed: 'Done',
  passed: 'Passed',
};

/** @param isSeen whether the solution was looked at before the lab was passed: said plainly, and it counts */
export function stateWord(state: LabState | LessonState, isSeen: boolean): string {
  return state === 'passed' && isSeen ? 'Passed, solution seen' : WORDS[state];
}
