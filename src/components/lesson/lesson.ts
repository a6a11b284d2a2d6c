// The script of a lesson: the current section, the knowledge check, and what counts as completed.
import { recordLesson, rememberPlace, type LessonState } from '../progress/device-progress.ts';
import { loadMe, post } from '../progress/me.ts';
import { paintProgress } from '../progress/paint-progress.ts';
import './knowledge-check.ts';
import './section-marker.ts';

const article = document.querySelector<HTMLElement>('[data-lesson-page]');
if (article) void start(article);

async function start(page: HTMLElement): Promise<void> {
  const { lessonPage: item = '', contentHash = '', title = '', completeBy } = page.dataset;
  if (completeBy === 'check') page.addEventListener('gatehouse:check-passed', () => void record('completed'));
  else whenReached(page.querySelector('[data-lesson-end]'), () => void record('completed'));
  rememberPlace({ href: location.pathname, title });
  await record('opened');

  async function record(state: LessonState): Promise<void> {
    const { member, progress } = await loadMe();
    const known = progress.lessons[item];
    if (known === 'completed' || known === state) return;
    if (member) await post('/api/progress', { event: `lesson-${state}`, item, contentHash });
    else recordLesson(item, { state, contentHash });
    if (state !== 'completed') return;
    paintProgress(document, { ...progress, lessons: { ...progress.lessons, [item]: state } });
    // Whoever comes back wants what comes next, not what is done.
    const next = page.querySelector<HTMLAnchorElement>('a[rel="next"]');
    if (next) rememberPlace({ href: next.pathname, title: next.querySelector('span')?.textContent ?? '' });
  }
}

/** Reading to the end: the end was on screen. */
function whenReached(end: Element | null, reached: () => void): void {
  if (!end) return;
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    reached();
  });
  observer.observe(end);
}
