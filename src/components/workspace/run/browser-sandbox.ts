import type { Sandbox } from '#sandbox/protocol.ts';

export interface LoadProgress {
  readonly asset: string;
  readonly loadedBytes: number;
  readonly totalBytes: number;
}

/** The sandbox and its runtimes come as a chunk of their own: the brief can be read before a byte of it is loaded. */
export async function startSandbox(onProgress: (progress: LoadProgress) => void): Promise<Sandbox> {
  const { createBrowserSandbox } = await import('#sandbox/browser/sandbox.ts');
  return createBrowserSandbox({ onProgress });
}
