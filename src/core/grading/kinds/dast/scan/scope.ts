/** What may be asked. Prefixes of paths; what is excluded wins. */
export interface Scope {
  readonly hosts: readonly string[];
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

export interface Address {
  readonly host: string;
  /** Path and query. */
  readonly target: string;
}

export const pathOf = ({ target }: Address): string => target.split('?', 1)[0] ?? '';

/**
 * The path as an application may take it, whoever wrote it: `//Log%6Fut` leads to the same place as `/logout`. For what
 * must not be asked in any spelling.
 */
export function plainPath(address: Address): string {
  const path = pathOf(address).replace(/\/{2,}/g, '/');
  try {
    return decodeURIComponent(path).toLowerCase();
  } catch {
    return path.toLowerCase();
  }
}

/** A prefix is meant by whole parts: `/crew` is `/crew/7` as well, and not `/crewless`. */
function isBelow(path: string, prefix: string): boolean {
  const bare = prefix.replace(/\/+$/, '');
  return path === bare || path.startsWith(`${bare}/`);
}

export function isInScope(address: Address, { hosts, include, exclude }: Scope): boolean {
  const path = pathOf(address);
  const some = (prefixes: readonly string[]): boolean => prefixes.some((prefix) => isBelow(path, prefix));
  return hosts.includes(address.host) && some(include) && !some(exclude);
}
