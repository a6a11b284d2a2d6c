import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildSite, ROOT } from '../../src/cli/build.ts';
import { findChromium } from '../support/chromium.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    chromium: { executablePath: string; args: readonly string[]; env: Readonly<Record<string, string>> };
  }
}

/** Before the first browser test: a browser is there, and the build is of the code that stands. */
export default async function setup(project: TestProject): Promise<void> {
  project.provide('chromium', await findChromium());
  if (!(await buildSite(join(ROOT, 'dist')))) throw new Error('The build failed, so there is nothing to test.');
}
