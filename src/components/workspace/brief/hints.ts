import { loadMe, post } from '../../progress/me.ts';

/**
 * One hint at a time: the next is offered once the one before has been opened. Without scripts all of them stand there,
 * closed. What was opened stays known on the device, so that nobody asks twice.
 */
const KEY = 'gatehouse:hints:1:';
/** More labs than anybody has open; the value is one digit each. */
const HINTS_MAX = 20;

function opened(lab: string): number {
  try {
    const count = Number(localStorage.getItem(KEY + lab));
    return Number.isInteger(count) && count > 0 && count <= HINTS_MAX ? count : 0;
  } catch {
    return 0;
  }
}

function keep(lab: string, count: number): void {
  try {
    localStorage.setItem(KEY + lab, String(count));
  } catch {
    // Refused or full: the hints close again with the page.
  }
}

/** Help that was taken belongs to honest progress; a visitor's stays on the device. */
async function tell(lab: string, hint: number): Promise<void> {
  const { member } = await loadMe();
  if (member) await post('/api/progress', { event: 'hint-taken', item: lab, hint });
}

for (const section of document.querySelectorAll<HTMLElement>('[data-hints]')) {
  const lab = section.dataset.hints ?? '';
  const items = [...section.querySelectorAll<HTMLElement>('[data-hint]')];
  let count = opened(lab);
  const show = (): void => items.forEach((item, index) => (item.hidden = index > count));
  items.forEach((item, index) => {
    item.querySelector('details')?.addEventListener('toggle', (event) => {
      if (!(event.currentTarget as HTMLDetailsElement).open || index < count) return;
      count = index + 1;
      keep(lab, count);
      show();
      void tell(lab, count);
    });
  });
  show();
}
