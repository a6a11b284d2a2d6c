import type * as Loaded from './monaco.ts';

export type Monaco = typeof Loaded;

let loading: Promise<Monaco> | undefined;

/** One download for the page. A failed one may be tried again: the plain editor stands meanwhile. */
export function loadMonaco(): Promise<Monaco> {
  loading ??= import('./monaco.ts').catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}
