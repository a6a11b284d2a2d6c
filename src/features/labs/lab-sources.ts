import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { engineHash } from './grader-hash.ts';

const RULES_FOLDER = 'src/core/sast/rules';
const KINDS_FOLDER = 'src/core/grading/kinds';
const LESSONS_FOLDER = 'content/courses';

/** Where a lab is read from. */
export interface LabSources {
  /** Holds one folder for each lab. */
  readonly labsDir: string;
  /**
   * The ending of what a learner reads. Labs of the build are MDX, which is code; those of any other folder are Markdown.
   */
  readonly prose: 'mdx' | 'md';
  readonly rulesDir: string;
  readonly kindsDir: string;
  readonly lessonsDir: string;
  /** Content hash of the engine; goes into every verdict. */
  readonly engine: string;
}

/** The checkout this code runs from; bundled code looks upwards from where it was started. */
function findRoot(): string {
  for (const start of [import.meta.dirname, process.cwd()]) {
    for (let folder = start; folder !== dirname(folder); folder = dirname(folder)) {
      if (existsSync(join(folder, RULES_FOLDER))) return folder;
    }
  }
  throw new Error(`No folder above holds ${RULES_FOLDER}: start Gatehouse inside of its own checkout.`);
}

/** @param labsDir a folder of labs outside of the build; without it, the build's own */
export async function labSources(labsDir?: string): Promise<LabSources> {
  const root = findRoot();
  const own = join(root, 'labs');
  const folder = resolve(labsDir ?? own);
  return {
    labsDir: folder,
    prose: folder === own ? 'mdx' : 'md',
    rulesDir: join(root, RULES_FOLDER),
    kindsDir: join(root, KINDS_FOLDER),
    lessonsDir: join(root, LESSONS_FOLDER),
    engine: await engineHash(root),
  };
}
