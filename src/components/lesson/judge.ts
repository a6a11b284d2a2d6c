export interface Answer {
  readonly chosen: boolean;
  readonly right: boolean;
}

export interface Judgement {
  readonly kind: 'empty' | 'right' | 'wrong';
  readonly message: string;
  /** Which options show their explanation. */
  readonly explain: readonly boolean[];
}

/**
 * Right when exactly the right options are chosen; then every option is explained. Otherwise only what was chosen is
 * explained, so that a second try is still worth making.
 */
export function judge(answers: readonly Answer[]): Judgement {
  const chosen = answers.filter((answer) => answer.chosen);
  if (chosen.length === 0) {
    return { kind: 'empty', message: 'Choose an answer first.', explain: answers.map(() => false) };
  }
  if (answers.every((answer) => answer.chosen === answer.right)) {
    return { kind: 'right', message: 'Right.', explain: answers.map(() => true) };
  }
  const message = chosen.every((answer) => answer.right)
    ? 'Right so far, and not complete: at least one more applies.'
    : 'Not right yet. Read the note and choose again.';
  return { kind: 'wrong', message, explain: answers.map((answer) => answer.chosen) };
}
