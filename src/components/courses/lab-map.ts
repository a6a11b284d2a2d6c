import { loadMe } from '../progress/me.ts';
import { NOTHING_BEFORE, standingOf } from './lab-filter-address.ts';

/** A short list is read; a longer one is the map again. */
const NEXT_MAX = 3;
const LEVELS = ['easy', 'medium', 'hard'];

/** Marks what is ready on the map, and names the labs to go on with. */
async function paintNext(): Promise<void> {
  const { progress } = await loadMe();
  const isPassed = (lab: string): boolean => progress.labs[lab] === 'passed';
  const boxes = [...document.querySelectorAll<HTMLElement>('.lab-map li[data-lab]')];
  for (const { dataset } of boxes) {
    dataset['standing'] = standingOf(dataset['lab'] ?? '', dataset['after'] ?? '', isPassed);
  }
  const ready = boxes.filter(({ dataset }) => dataset['standing']?.includes('ready'));
  // What builds on something passed comes first, then what was begun, then what is easy.
  const rank = ({ dataset }: HTMLElement): number =>
    (dataset['after'] === NOTHING_BEFORE ? 20 : 0) +
    (progress.labs[dataset['lab'] ?? ''] ? 0 : 10) +
    LEVELS.indexOf(dataset['level'] ?? '');
  const next = ready.sort((a, b) => rank(a) - rank(b)).slice(0, NEXT_MAX);
  const place = document.querySelector<HTMLElement>('[data-next-labs]');
  if (!place) return;
  const list = place.querySelector('ul');
  list?.replaceChildren(
    ...next.flatMap((box) => {
      const link = box.querySelector('a')?.cloneNode(true);
      const item = document.createElement('li');
      if (link) item.append(link);
      return link ? [item] : [];
    }),
  );
  if (next.length === 0) place.textContent = 'You have passed every lab there is.';
}

void paintNext();
