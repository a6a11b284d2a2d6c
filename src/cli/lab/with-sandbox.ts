import type { Sandbox } from '#sandbox/protocol.ts';
import { buildSandboxAssets } from '#sandbox/build/build-assets.ts';
import { createGraderPool } from '#sandbox/server/pool.ts';

/** Seeds are 32-bit; a new one for each grading. */
export const SEED_END = 2 ** 31;

/** The grader of the server, for the time of a command. */
export async function withSandbox<T>(use: (sandbox: Sandbox) => Promise<T>): Promise<T> {
  await buildSandboxAssets();
  const sandbox = createGraderPool({ workers: 2 });
  try {
    return await use(sandbox);
  } finally {
    await sandbox.close();
  }
}
