import { stateWord } from './state-word.ts';
import { countProgress, type Progress } from './count-progress.ts';

/**
 * Puts progress into a prerendered page:
 * - `data-lesson="<course>/<lesson>"` or `data-lab="<lab>"` gets `data-progress` and its word in `[data-progress-word]`;
 * - `data-items="<course>/<lesson> … lab:<lab> …"` gets the count in `[data-progress-count]`, the value of a
 *   `<progress>`, and `data-complete` when all of it is done (a gate of the town opens).
 */
export function paintProgress(root: ParentNode, progress: Progress): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-lesson], [data-lab]')) {
    const { lesson, lab } = element.dataset;
    const state = lesson ? progress.lessons[lesson] : progress.labs[lab ?? ''];
    if (!state) continue;
    element.dataset.progress = state;
    const word = element.querySelector('[data-progress-word]');
    if (word) word.textContent = stateWord(state, progress.solutionsSeen.includes(lab ?? ''));
  }
  for (const element of root.querySelectorAll<HTMLElement | SVGElement>('[data-items]')) paintCount(element, progress);
  paintNextLesson(root);
}

/** On a course page: the button leads to the first lesson of the list that is not done. */
function paintNextLesson(root: ParentNode): void {
  const button = root.querySelector<HTMLAnchorElement>('a[data-next-lesson]');
  const rows = [...root.querySelectorAll<HTMLElement>('li[data-lesson]')];
  const next = rows.findIndex((row) => row.dataset.progress !== 'completed');
  if (!button || !rows.some((row) => row.dataset.progress)) return;
  const link = rows[next]?.querySelector('a') ?? rows[0]?.querySelector('a');
  button.href = link?.href ?? button.href;
  button.textContent = next === -1 ? 'Read again from lesson 1' : `Continue with lesson ${next + 1}`;
}

function paintCount(element: HTMLElement | SVGElement, progress: Progress): void {
  const { done, total, begun } = countProgress(element.dataset.items ?? '', progress);
  const note = element.querySelector('[data-progress-count]');
  if (note && begun) note.textContent = `${done} of ${total} done`;
  const bar = element.querySelector('progress');
  if (bar) bar.value = done;
  if (total > 0 && done === total) element.dataset.complete = '';
  else if (begun) element.dataset.begun = '';
}
