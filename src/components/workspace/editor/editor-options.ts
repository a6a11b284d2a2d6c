import type { editor } from 'monaco-editor/editor';

/** How every code editor of the site looks and behaves. */
export function editorOptions(): editor.IStandaloneEditorConstructionOptions {
  return {
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--font-code'),
    fontSize: 14,
    lineHeight: 22,
    fontLigatures: false,
    tabSize: 2,
    automaticLayout: true,
    minimap: { enabled: false },
    bracketPairColorization: { enabled: false },
    stickyScroll: { enabled: false },
    scrollBeyondLastLine: false,
    fixedOverflowWidgets: true,
    overviewRulerLanes: 0,
    overviewRulerBorder: false,
    hideCursorInOverviewRuler: true,
    guides: { indentation: false },
    lineNumbersMinChars: 3,
    lineDecorationsWidth: 26,
    folding: false,
    padding: { top: 10, bottom: 10 },
    quickSuggestions: false,
    renderLineHighlight: 'line',
    scrollbar: { alwaysConsumeMouseWheel: false, verticalScrollbarSize: 12, horizontalScrollbarSize: 12 },
  };
}

/** Puts a text that came from elsewhere into an editor as an edit, so that undo goes back before it. */
export function replaceText(model: editor.ITextModel, text: string): void {
  model.pushStackElement();
  model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null);
  model.pushStackElement();
}
