import type { editor } from 'monaco-editor/editor';
import type { Monaco } from './load-monaco.ts';

/**
 * Tab indents in a code editor, which makes it a trap for those who move by keyboard (WCAG 2.1.2). Escape lets the
 * next Tab or Shift+Tab leave; any other key, or leaving, takes that back. Monaco has Ctrl+M for the same, as a
 * lasting switch that nobody finds.
 */
export function addWayOut({ monaco }: Monaco, code: editor.IStandaloneCodeEditor, onArmed: () => void): void {
  let isArmed = false;
  const arm = (wish: boolean): void => {
    if (isArmed === wish) return;
    isArmed = wish;
    code.updateOptions({ tabFocusMode: wish });
    if (wish) onArmed();
  };
  code.onKeyDown((event) => {
    const { keyCode } = event;
    if (keyCode === monaco.KeyCode.Escape) arm(true);
    else if (keyCode !== monaco.KeyCode.Tab && keyCode !== monaco.KeyCode.Shift) arm(false);
  });
  code.onDidBlurEditorWidget(() => arm(false));
}
