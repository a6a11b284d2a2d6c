import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { accessTo, PUBLIC_ROUTES } from './public-routes.ts';

const PAGES = new URL('../../pages/', import.meta.url).pathname;

/** Astro's name of the route that a file in src/pages makes. */
function routeOf(file: string): string {
  const route = file.replace(/\.(astro|ts|mdx?)$/, '').replace(/(^|\/)index$/, '');
  return `/${route}`;
}

/** Pages of a static site that opt out of prerendering: the only ones that see a session. */
const onDemand = globSync('**/*.{astro,ts,md,mdx}', { cwd: PAGES })
  .filter((file) => /export const prerender\s*=\s*false/.test(readFileSync(PAGES + file, 'utf8')))
  .map(routeOf)
  .sort();

describe('private by default', () => {
  test('the walk finds the on-demand pages', () => {
    expect(onDemand).toEqual(expect.arrayContaining(['/sign-in', '/me', '/admin', '/api/me']));
  });

  test('only these routes are open to visitors; adding one is a decision made here too', () => {
    const open = onDemand.filter((route) => accessTo(route) === 'public');
    const added = ['/added-labs', '/added-labs/[lab]', '/added-labs/[lab].json', '/added-labs/map'];
    expect(open).toEqual([...added, '/api/me', '/join', '/recover', '/reset', '/sign-in', '/sign-out']);
  });

  test('the public list names no page that does not exist', () => {
    expect(PUBLIC_ROUTES.filter((route) => !onDemand.includes(route))).toEqual([]);
  });

  test('everything below /admin needs an administrator', () => {
    const below = onDemand.filter((route) => route.includes('admin'));
    expect(below.length).toBeGreaterThan(1);
    expect(below.map(accessTo)).toEqual(below.map(() => 'administrator'));
  });

  test('a page that nobody has thought about needs a member', () => {
    expect(accessTo('/some/new/page')).toBe('member');
    expect(accessTo('/_actions/[...path]')).toBe('member');
    expect(accessTo('/administration')).toBe('member');
  });
});
