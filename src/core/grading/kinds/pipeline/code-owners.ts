import type { Town } from './data.ts';
import { matchesGlob } from './glob.ts';
import type { Reading } from './yaml-text.ts';

export const CODE_OWNERS = 'CODEOWNERS';
/** A file with more lines is not kept by hand. */
const LINES_MAX = 100;

interface Line {
  readonly pattern: string;
  readonly owners: readonly string[];
}

/** Who has to approve a change of a file: logins. Empty where nobody owns it. */
export type OwnersOf = (file: string) => readonly string[];

/** A pattern as in .gitignore: with a slash at its front or inside from the root, otherwise at any depth. */
function isAbout(pattern: string, file: string): boolean {
  const isFolder = pattern.endsWith('/');
  const bare = pattern.replace(/^\//, '').replace(/\/$/, '');
  const isRooted = pattern.startsWith('/') || bare.includes('/');
  const forms = [isFolder ? `${bare}/**` : bare, ...(isFolder || pattern.endsWith('*') ? [] : [`${bare}/**`])];
  return forms.some((one) => matchesGlob(one, file) || (!isRooted && matchesGlob(`**/${one}`, file)));
}

/**
 * Reads CODEOWNERS: the last line that is about a file decides, and owners without write access are no owners.
 * Source: GitHub documentation, "About code owners".
 */
export function readCodeOwners(text: string, { people, teams }: Town): Reading<OwnersOf> {
  const rows = text.split('\n').map((row) => row.replace(/#.*$/, '').trim());
  if (rows.length > LINES_MAX) return { ok: false, problem: `${CODE_OWNERS} has more than ${LINES_MAX} lines.` };
  const lines: Line[] = [];
  for (const [index, row] of rows.entries()) {
    if (row === '') continue;
    const [pattern = '', ...given] = row.split(/\s+/);
    const owners: string[] = [];
    for (const one of given) {
      const name = one.replace(/^@/, '');
      const members = Object.hasOwn(teams, name) ? teams[name] : Object.hasOwn(people, name) ? [name] : undefined;
      if (!one.startsWith('@') || !members)
        return { ok: false, problem: `${CODE_OWNERS}, line ${index + 1}: there is no person or team ${one} here.` };
      owners.push(...members.filter((login) => (people[login] ?? 'read') !== 'read'));
    }
    lines.push({ pattern, owners });
  }
  return { ok: true, value: (file) => lines.findLast(({ pattern }) => isAbout(pattern, file))?.owners ?? [] };
}
