import { mount } from 'svelte';
import { readDeviceProgress, recordLab, rememberPlace } from '../progress/device-progress.ts';
import { loadDesk } from './kinds/desk.ts';
import { fetchBundle } from './lab-bundle.ts';
import WorkspaceView from './WorkspaceView.svelte';
import { Workspace } from './workspace.svelte.ts';

/** The page is complete without this: the brief is read while the files come. */
async function open(shell: HTMLElement): Promise<void> {
  const { lab = '', title = '' } = shell.dataset;
  const brief = shell.querySelector<HTMLElement>('#lab-brief');
  const waiting = shell.querySelector<HTMLElement>('[data-waiting]');
  if (!brief) return;
  try {
    const bundle = await fetchBundle(lab);
    const ws = new Workspace({
      bundle,
      desk: await loadDesk(bundle.kind),
      storage: localStorage,
      deviceProgress: {
        stateOf: (id) => readDeviceProgress().labs[id]?.state ?? null,
        note: (id, state) => recordLab(id, state),
      },
    });
    rememberPlace({ href: `/labs/${lab}`, title });
    waiting?.remove();
    mount(WorkspaceView, { target: shell, props: { ws, shell, brief } });
    shell.dataset.ready = '';
  } catch (error) {
    if (waiting)
      waiting.textContent = `The workspace did not start. ${error instanceof Error ? error.message : ''} Reload the page to try again.`;
  }
}

for (const shell of document.querySelectorAll<HTMLElement>('[data-workspace]')) void open(shell);
