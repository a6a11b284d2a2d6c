import { move, newHistory, remember, textAt, type AnswerHistory } from '../../answer-history.ts';
import type { WorkspaceFiles } from '../../workspace-files.svelte.ts';
import type { Undoable } from '../desk-keys.ts';

/** A file that a form and a text editor write in turn. What the form does can be undone; the editor has an undo of its own. */
export class SettingsText implements Undoable {
  readonly #files: WorkspaceFiles;
  readonly #path: string;
  #history: AnswerHistory = $state.raw(newHistory(''));

  constructor(files: WorkspaceFiles, path: string) {
    this.#files = files;
    this.#path = path;
    this.#history = newHistory(files.text(path));
  }

  get text(): string {
    return this.#files.text(this.#path);
  }

  /** What the form makes of the text; what was typed before is a step as well. */
  edit(change: (text: string) => string): void {
    const next = change(this.text);
    if (next === this.text) return;
    this.#history = remember(remember(this.#history, this.text), next);
    this.#files.adopt({ [this.#path]: next });
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
    this.#history = move(remember(this.#history, this.text), by);
    this.#files.adopt({ [this.#path]: textAt(this.#history) });
  }
}
