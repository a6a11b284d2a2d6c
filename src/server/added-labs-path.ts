import type { AddedLabs } from '#features/labs/added-labs.ts';

/** Where pages with labs of LABS_DIR are made; nobody links there. */
const INSIDE = '/added-labs';

/** Pages of the build that list labs: with labs that an installation has added, they are made on demand. */
const LISTS: ReadonlySet<string> = new Set(['/labs', '/labs/map']);

/**
 * The path of the page that answers where an added lab is asked for, or a list that has to hold some; `null` where the
 * build's own file does. A visitor sees the same addresses either way.
 */
export function addedLabsPath(path: string, added: AddedLabs): string | null {
  if (LISTS.has(path)) return added.ready().length > 0 ? path.replace('/labs', INSIDE) : null;
  const lab = /^\/labs\/([a-z0-9-]+)(\.json)?$/.exec(path)?.[1];
  return lab !== undefined && added.isReady(lab) ? path.replace('/labs', INSIDE) : null;
}

/** These pages stand under the addresses of labs, and have those policies; under their own there is nothing. */
export function isInside(path: string): boolean {
  return path === INSIDE || path.startsWith(`${INSIDE}/`);
}
