/** A decision is small; a long session makes a few hundred. */
const STEPS_MAX = 200;

/** The texts an answer has had, and where in them the learner stands. */
export interface AnswerHistory {
  readonly texts: readonly string[];
  readonly at: number;
}

export const newHistory = (text: string): AnswerHistory => ({ texts: [text], at: 0 });

/** What came after the place of an undo is forgotten, as in every editor. */
export function remember(history: AnswerHistory, text: string): AnswerHistory {
  if (history.texts[history.at] === text) return history;
  const texts = [...history.texts.slice(0, history.at + 1), text].slice(-STEPS_MAX);
  return { texts, at: texts.length - 1 };
}

/** One step back (-1) or forth (1); the same history at its ends. */
export function move(history: AnswerHistory, by: 1 | -1): AnswerHistory {
  const at = history.at + by;
  return at < 0 || at >= history.texts.length ? history : { ...history, at };
}

export const textAt = (history: AnswerHistory): string => history.texts[history.at] ?? '';
