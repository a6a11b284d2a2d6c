import { isTyping } from '../pane-cycle.ts';
import type { Workspace } from '../workspace.svelte.ts';

/** What can be undone: an `Answer`. */
export interface Undoable {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  undo(): void;
  redo(): void;
}

const DONE = { undo: 'Undone.', redo: 'Done again.' } as const;
const NOTHING = { undo: 'Nothing to undo.', redo: 'Nothing to redo.' } as const;

/** One step back or forth, said aloud. */
export function step(ws: Workspace, answer: Undoable, way: 'undo' | 'redo'): void {
  if (!(way === 'undo' ? answer.canUndo : answer.canRedo)) return ws.announce(NOTHING[way]);
  answer[way]();
  ws.announce(DONE[way]);
}

const TEXTLESS: ReadonlySet<string> = new Set(['radio', 'checkbox']);

/** Single keys, in lower case, and what they do. */
export type SingleKeys = Readonly<Record<string, () => void>>;

/**
 * The keys of an editor that writes an answer: Ctrl+Z and Ctrl+Shift+Z outside of text fields, and single keys where the
 * reader has not switched them off. Radio buttons and boxes take no text, so keys work on them too; a list of choices
 * takes letters to itself.
 */
export function deskKeys(ws: Workspace, answer: Undoable, keys: SingleKeys = {}): (event: KeyboardEvent) => void {
  return (event) => {
    const { target } = event;
    const isChoice = target instanceof HTMLInputElement && TEXTLESS.has(target.type);
    const isSelect = target instanceof HTMLSelectElement;
    if (isTyping(target) && !isChoice && !isSelect) return;
    const isMod = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (isMod && key === 'z') {
      event.preventDefault();
      return step(ws, answer, event.shiftKey ? 'redo' : 'undo');
    }
    const act = isMod || isSelect || event.altKey || !ws.settings.isHelpKeyOn ? undefined : keys[key];
    if (!act) return;
    event.preventDefault();
    act();
  };
}

/** Lets F6 and the workspace find an editor without lines of code as they find a code editor. */
export function asEditor(focus: () => void): Workspace['editor'] {
  return { focus, reveal: () => undefined, selection: () => ({ start: 0, end: 0, hasFocus: false }) };
}
