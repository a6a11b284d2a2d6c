import type * as z from 'zod/mini';
import { ANSWER_FILE, answerOr } from '#core/grading/answer.ts';
import { move, newHistory, remember, textAt, type AnswerHistory } from './answer-history.ts';
import type { WorkspaceFiles } from './workspace-files.svelte.ts';

/** One key to a line, so that older versions can be told apart. */
const INDENT = 2;

/**
 * The answer of a kind without files, as its editor changes it: kept in `answer.json`, so that drafts, resets and other
 * tabs work as they do for code. A text that does not fit (another version of the lab, a draft made by hand) shows as
 * `empty` and is replaced by the next change.
 */
export class Answer<S extends z.ZodMiniType> {
  readonly #files: WorkspaceFiles;
  readonly #schema: S;
  readonly #empty: z.output<S>;
  #history: AnswerHistory = $state.raw(newHistory(''));
  readonly value: z.output<S> = $derived.by(() => this.#read());

  constructor(files: WorkspaceFiles, schema: S, empty: z.output<S>) {
    this.#files = files;
    this.#schema = schema;
    this.#empty = empty;
    this.#history = newHistory(files.text(ANSWER_FILE));
    // Resets and drafts from elsewhere are steps as well: they can be undone here.
    files.onChange(() => {
      this.#history = remember(this.#history, this.#files.text(ANSWER_FILE));
    });
  }

  #read(): z.output<S> {
    return answerOr({ [ANSWER_FILE]: this.#files.text(ANSWER_FILE) }, this.#schema, this.#empty);
  }

  set(next: z.output<S>): void {
    this.#files.write(ANSWER_FILE, `${JSON.stringify(next, null, INDENT)}\n`);
  }

  update(change: (value: z.output<S>) => z.output<S>): void {
    this.set(change(this.value));
  }

  get canUndo(): boolean {
    return this.#history.at > 0;
  }

  get canRedo(): boolean {
    return this.#history.at < this.#history.texts.length - 1;
  }

  undo(): void {
    this.#go(-1);
  }

  redo(): void {
    this.#go(1);
  }

  #go(by: 1 | -1): void {
    this.#history = move(this.#history, by);
    this.#files.write(ANSWER_FILE, textAt(this.#history));
  }
}
