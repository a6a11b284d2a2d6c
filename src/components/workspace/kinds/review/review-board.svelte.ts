import { SvelteSet } from 'svelte/reactivity';
import {
  EMPTY_REVIEW,
  COMMENTS_MAX,
  reviewAnswer,
  type ReviewAnswer,
  type ReviewComment,
} from '#core/grading/kinds/review/answer.ts';
import type { ReviewData } from '#core/grading/kinds/review/data.ts';
import { Answer } from '../../answer.svelte.ts';
import { fileChanges, type FileChange, type Side } from '../../change-view/change-rows.ts';
import type { Workspace } from '../../workspace.svelte.ts';

export interface Place {
  readonly path: string;
  readonly side: Side;
  readonly line: number;
}

/** What somebody does with a pull request: reads it, comments on lines, decides. */
export class ReviewBoard {
  readonly data: ReviewData;
  readonly changes: readonly FileChange[];
  readonly answer: Answer<typeof reviewAnswer>;
  readonly #ws: Workspace;
  isSplit: boolean = $state(false);
  /** Files that are shown with every line, and files without a change that are open. */
  readonly whole: SvelteSet<string> = new SvelteSet();
  /** The line that Tab stops at. */
  cursor: Place | null = $state.raw(null);
  /** The comment that is being written; an empty id is a new one. */
  editing: (Place & { readonly id: string }) | null = $state.raw(null);

  constructor(ws: Workspace) {
    this.#ws = ws;
    this.data = ws.bundle.data as ReviewData;
    this.changes = fileChanges(this.data.base, this.data.head);
    this.answer = new Answer(ws.files, reviewAnswer, EMPTY_REVIEW);
    const first = this.changes[0]?.lines.find(({ kind }) => kind !== 'same');
    if (first)
      this.cursor = {
        path: this.changes[0]?.path ?? '',
        side: first.newLine === null ? 'old' : 'new',
        line: first.newLine ?? first.oldLine ?? 1,
      };
  }

  get comments(): ReviewAnswer['comments'] {
    return this.answer.value.comments;
  }

  commentsOn(path: string): ReviewAnswer['comments'] {
    return this.comments.filter((comment) => comment.path === path);
  }

  at({ path, side, line }: Place): ReviewAnswer['comments'] {
    return this.comments.filter((one) => one.path === path && one.side === side && one.line === line);
  }

  isKept(place: Place): boolean {
    const { editing } = this;
    const isEdited = editing?.path === place.path && editing.side === place.side && editing.line === place.line;
    return isEdited || this.at(place).length > 0;
  }

  write(place: Place, id = ''): void {
    this.cursor = { path: place.path, side: place.side, line: place.line };
    if (id === '' && this.comments.length >= COMMENTS_MAX) {
      this.#ws.announceShown(`A review holds at most ${COMMENTS_MAX} comments. Delete one first.`);
      return;
    }
    this.editing = { ...place, id };
  }

  save(comment: ReviewComment): void {
    const isNew = !this.comments.some(({ id }) => id === comment.id);
    this.answer.update((value) => ({
      ...value,
      comments: isNew
        ? [...value.comments, comment]
        : value.comments.map((one) => (one.id === comment.id ? comment : one)),
    }));
    this.editing = null;
    this.#ws.announce(`Comment on line ${comment.line} is ${isNew ? 'added' : 'changed'}.`);
  }

  remove(comment: ReviewComment): void {
    this.answer.update((value) => ({ ...value, comments: value.comments.filter(({ id }) => id !== comment.id) }));
    this.#ws.announce('Comment deleted. Undo is available.');
  }

  /** Ids count on, so that an undone comment does not come back under another's. */
  nextId(): string {
    const numbers = this.comments.map(({ id }) => Number(/^c(\d+)$/.exec(id)?.[1] ?? 0));
    return `c${Math.max(0, ...numbers) + 1}`;
  }

  toggleWhole(path: string): void {
    if (!this.whole.delete(path)) this.whole.add(path);
  }
}
