// The script of every page: theme, name in the header, progress, copy buttons. Nothing here is needed to read.
import { loadMe, type Me } from '../progress/me.ts';
import { paintProgress } from '../progress/paint-progress.ts';
import './copy-code.ts';
import './theme-switch.ts';

const me = await loadMe();
paintAccount(me);
paintProgress(document, me.progress);
paintContinue(me);
for (const note of document.querySelectorAll<HTMLElement>('[data-insecure-lan]')) note.hidden = !me.insecureLan;

function paintAccount({ member }: Me): void {
  expectMember(member !== null);
  const place = document.querySelector('[data-account]');
  if (member && place) {
    const name = accountLink('/me', member.name);
    name.className = 'member-name';
    name.title = `${member.name}: your progress and account`;
    place.replaceChildren(...(member.role === 'administrator' ? [accountLink('/admin', 'Administration')] : []), name);
  }
  for (const note of document.querySelectorAll<HTMLElement>('[data-for]'))
    note.hidden = note.dataset.for !== (member ? 'member' : 'visitor');
  delete document.documentElement.dataset.member;
}

function accountLink(href: string, text: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = href;
  link.textContent = text;
  // A prefix: the pages below it belong to it.
  if (location.pathname === href || location.pathname.startsWith(`${href}/`)) link.setAttribute('aria-current', 'true');
  return link;
}

/** The next page asks this before its first paint (theme-boot.js). It holds no name: nobody reads it but that script. */
function expectMember(isMember: boolean): void {
  try {
    if (isMember) localStorage.setItem('gatehouse.member', 'expected');
    else localStorage.removeItem('gatehouse.member');
  } catch {
    // Storage is refused or full: the page shows the visitor's links until the server has answered.
  }
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
