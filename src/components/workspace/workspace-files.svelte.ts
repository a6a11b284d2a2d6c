import type { Files } from '#core/grading/jobs.ts';

export interface Undo {
  readonly label: string;
  readonly files: Files;
}

/** The files of one lab as the person sees them: the start, overlaid with what they wrote. */
export class WorkspaceFiles {
  readonly start: Files;
  readonly editable: readonly string[];
  readonly paths: readonly string[];
  #texts: Record<string, string> = $state({});
  active: string = $state('');
  /** Set by a reset, so that one button takes it back. */
  undo: Undo | null = $state(null);
  /** Grows with every change that did not come from an editor: editors then take the text over. */
  outsideChanges: number = $state(0);
  // Called, not drawn.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #listeners = new Set<() => void>();

  constructor(start: Files, editable: readonly string[], entry: string) {
    this.start = start;
    this.editable = editable;
    const rank = (path: string): number => (editable.includes(path) ? 0 : 1);
    this.paths = Object.keys(start).sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
    this.active = editable.includes(entry) ? entry : (this.paths[0] ?? '');
    for (const path of editable) this.#texts[path] = start[path] ?? '';
  }

  isEditable(path: string): boolean {
    return this.editable.includes(path);
  }

  text(path: string): string {
    return this.#texts[path] ?? this.start[path] ?? '';
  }

  isChanged(path: string): boolean {
    return this.isEditable(path) && this.text(path) !== this.start[path];
  }

  get hasChanges(): boolean {
    return this.editable.some((path) => this.isChanged(path));
  }

  /** What the person may change: the body of an attempt and of a draft. */
  get mine(): Files {
    return Object.fromEntries(this.editable.map((path) => [path, this.text(path)]));
  }

  /** Called by an editor on every change of its text. */
  write(path: string, text: string): void {
    if (!this.isEditable(path) || this.#texts[path] === text) return;
    this.#texts[path] = text;
    this.undo = null;
    this.#tell();
  }

  /** Replaces texts from outside of the editors (a draft, another tab, an older version). Unknown paths are dropped. */
  adopt(files: Files): void {
    for (const path of this.editable) {
      const text = files[path];
      if (text !== undefined) this.#texts[path] = text;
    }
    this.outsideChanges += 1;
    this.#tell();
  }

  /** Back to the start, one file or all; `undo` holds what was there. */
  reset(path?: string): void {
    const before = this.mine;
    const targets = path === undefined ? this.editable : [path];
    for (const target of targets) this.#texts[target] = this.start[target] ?? '';
    this.undo = {
      label: path === undefined ? 'All files are back at the start.' : `${path} is back at the start.`,
      files: before,
    };
    this.outsideChanges += 1;
    this.#tell();
  }

  /** Another text for one file, which one button takes back. */
  replace(path: string, text: string, label: string): void {
    if (!this.isEditable(path) || this.text(path) === text) return;
    const undo = { label, files: this.mine };
    this.adopt({ [path]: text });
    this.undo = undo;
  }

  takeBack(): void {
    const { undo } = this;
    if (!undo) return;
    this.undo = null;
    this.adopt(undo.files);
  }

  /** `listener` hears of every change, whoever made it. Returns the way to stop. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
