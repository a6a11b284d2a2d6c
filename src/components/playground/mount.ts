import { mount } from 'svelte';
import { Playground } from './playground.svelte.ts';
import PlaygroundView from './PlaygroundView.svelte';

async function open(shell: HTMLElement): Promise<void> {
  const play = new Playground();
  await play.open(location.hash, new URLSearchParams(location.search).get('rule'));
  shell.querySelector('[data-waiting]')?.remove();
  mount(PlaygroundView, { target: shell, props: { play } });
  // A second link pasted into the same tab.
  addEventListener('hashchange', () => {
    if (location.hash.startsWith('#1.')) void play.open(location.hash);
  });
}

for (const shell of document.querySelectorAll<HTMLElement>('[data-playground]')) void open(shell);
