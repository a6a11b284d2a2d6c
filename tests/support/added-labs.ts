import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const LABS = join(dirname(dirname(import.meta.dirname)), 'labs');

/** An empty folder for labs of an installation. */
export const emptyLabsDir = (): string => mkdtempSync(join(tmpdir(), 'gatehouse-labs-'));

/** A lab of the repository as one of an installation: under another name, its prose as Markdown. @returns its folder */
export function addLab(labsDir: string, builtIn: string, id: string, title?: string): string {
  const folder = join(labsDir, id);
  cpSync(join(LABS, builtIn), folder, { recursive: true });
  for (const path of readdirSync(folder, { recursive: true }) as string[]) {
    if (path.endsWith('.mdx')) renameSync(join(folder, path), join(folder, path.slice(0, -1)));
  }
  if (title !== undefined) edit(join(folder, 'lab.yaml'), /^title: .*$/m, `title: ${JSON.stringify(title)}`);
  return folder;
}

export function edit(file: string, from: RegExp | string, to: string): void {
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(from, () => to),
  );
}
