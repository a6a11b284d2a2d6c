import type { BrowserSandbox } from '#sandbox/browser/sandbox.ts';

/** Of everything that the runtime has asked for so far. */
export interface LoadProgress {
  readonly loadedBytes: number;
  readonly totalBytes: number;
}

/** The sandbox and its runtimes come as a chunk of their own: the brief can be read before a byte of it is loaded. */
export async function startSandbox(onProgress: (progress: LoadProgress | null) => void): Promise<BrowserSandbox> {
  const { createBrowserSandbox } = await import('#sandbox/browser/sandbox.ts');
  const assets = new Map<string, LoadProgress>();
  return createBrowserSandbox({
    onProgress({ asset, loadedBytes, totalBytes }) {
      assets.set(asset, { loadedBytes, totalBytes });
      const all = [...assets.values()];
      const sum = (key: keyof LoadProgress): number => all.reduce((bytes, one) => bytes + one[key], 0);
      const progress = { loadedBytes: sum('loadedBytes'), totalBytes: sum('totalBytes') };
      onProgress(progress.loadedBytes < progress.totalBytes ? progress : null);
    },
  });
}
