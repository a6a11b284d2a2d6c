/** Below 640 px the code editor overflows, and a finger cannot place its cursor. */
export const NARROW_OR_TOUCH = '(width < 40rem), (pointer: coarse)';

/** Longer than between two keys of somebody who thinks while typing. */
const TYPING_PAUSE_MS = 900;

/** When and how the plain editor was last written in. */
export interface Typing {
  at: number;
  isComposing: boolean;
}

/** Calls at the next pause: a switch of editors in the middle of a word, or of a composed character, would lose it. */
export function atTypingPause(typing: Typing, change: () => void): void {
  const rest = typing.isComposing ? TYPING_PAUSE_MS : typing.at + TYPING_PAUSE_MS - performance.now();
  if (rest > 0) setTimeout(() => atTypingPause(typing, change), rest);
  else change();
}
