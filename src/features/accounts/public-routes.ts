/**
 * The on-demand pages and endpoints that a visitor may use, as Astro names their routes. Everything else that is not
 * prerendered needs a member: a new page is private until somebody adds it here.
 */
export const PUBLIC_ROUTES: readonly string[] = [
  '/added-labs',
  '/added-labs/[lab]',
  '/added-labs/[lab].json',
  '/added-labs/map',
  '/api/me',
  '/join',
  '/recover',
  '/reset',
  '/sign-in',
  '/sign-out',
];

/** Everything below needs an administrator. */
const ADMIN_ROUTES = /^\/(api\/)?admin(\/|$)/;

export type Access = 'public' | 'member' | 'administrator';

export function accessTo(routePattern: string): Access {
  if (PUBLIC_ROUTES.includes(routePattern)) return 'public';
  return ADMIN_ROUTES.test(routePattern) ? 'administrator' : 'member';
}
