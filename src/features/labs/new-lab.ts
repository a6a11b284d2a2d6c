import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { LabKind } from '#core/grading/kinds/graders.ts';
import { isLabId, RESERVED_IDS } from './lab-id.ts';
import type { LabSources } from './lab-sources.ts';
import { readFolder } from './read-folder.ts';

/** Stands in a template where the author's own word goes. */
const TITLE_MARK = '{{title}}';

export type NewLabResult =
  | { readonly ok: true; readonly folder: string; readonly files: readonly string[] }
  | { readonly ok: false; readonly reason: 'bad-name' | 'reserved-name' | 'exists'; readonly folder: string };

/** "harbour-map-leaks": "Harbour map leaks". */
function titleOf(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A template as it is written down for a lab of this name: path to text. */
export async function templateFiles(kind: LabKind, name: string, sources: LabSources): Promise<Map<string, string>> {
  const files = await readFolder(join(sources.kindsDir, kind, 'template'));
  return new Map(
    Object.entries(files).map(([path, text]) => [
      // A note stays Markdown everywhere; only what a page of the build shows is MDX there.
      path.replace(/(^|\/)(brief|hints|why)\.md$/, `$1$2.${sources.prose}`),
      text.replaceAll(TITLE_MARK, titleOf(name)),
    ]),
  );
}

/** Writes a small, complete lab of a kind, from the kind's template. Nothing that is there is written over. */
export async function newLab(kind: LabKind, name: string, sources: LabSources): Promise<NewLabResult> {
  const folder = join(sources.labsDir, name);
  if (!isLabId(name)) return { ok: false, reason: 'bad-name', folder };
  if (RESERVED_IDS.has(name)) return { ok: false, reason: 'reserved-name', folder };
  const files = await templateFiles(kind, name, sources);
  await mkdir(sources.labsDir, { recursive: true });
  try {
    // Not recursive: it fails where there is anything of that name, so two at once cannot both win.
    await mkdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return { ok: false, reason: 'exists', folder };
  }
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text, { flag: 'wx' });
  }
  return { ok: true, folder, files: [...files.keys()] };
}
