import type { Place } from '#core/grading/kinds/decide/answer.ts';

/** What a place is called where there is room, and where there is little. */
export const PLACE_WORDS: Readonly<Record<Place, readonly [long: string, short: string]>> = {
  launch: ['Before the launch', 'Before'],
  later: ['After the launch', 'After'],
  out: ['Not for this service', 'Not here'],
};
