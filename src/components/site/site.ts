// The script of every page: theme, name in the header, progress, copy buttons. Nothing here is needed to read.
import { loadMe, type Me } from '../progress/me.ts';
import { paintProgress } from '../progress/paint-progress.ts';
import './copy-code.ts';
import './theme-switch.ts';

const me = await loadMe();
paintAccount(me);
paintProgress(document, me.progress);
paintContinue(me);

function paintAccount({ member }: Me): void {
  const place = document.querySelector('[data-account]');
  if (!member || !place) return;
  const link = document.createElement('a');
  link.href = '/me';
  link.className = 'member-name';
  link.textContent = member.name;
  link.title = 'Your progress and account';
  place.replaceChildren(link);
}

function paintContinue(answer: Me): void {
  const place = document.querySelector<HTMLElement>('[data-continue]');
  const link = place?.querySelector('a');
  // A path of this site only: what the device holds can be written by anything that ran here.
  if (!place || !link || !answer.continue || !/^\/(?![/\\])/.test(answer.continue.href)) return;
  link.href = answer.continue.href;
  const title = place.querySelector('[data-continue-title]');
  if (title && answer.continue.title) title.textContent = answer.continue.title;
  place.hidden = false;
}
