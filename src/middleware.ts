import type { APIContext, MiddlewareHandler, MiddlewareNext } from 'astro';
import { logFields } from '#features/accounts/context.ts';
import { isAdministrator } from '#features/accounts/policy.ts';
import { accessTo } from '#features/accounts/public-routes.ts';
import { readSession, sessionCookie, sessionCookieName } from '#features/accounts/session-store.ts';
import { visitOf } from './components/accounts/visit.ts';

/**
 * Errors that pass by themselves. By name, because the database was opened by the server entry, outside of the bundle
 * that this file ends in: its classes are not the ones that could be imported here.
 */
const BUSY: ReadonlySet<string> = new Set(['HashingBusy', 'WriteRefused']);

/** Who is asking, and may they: for everything that is rendered on demand. Prerendered pages are the same for everyone. */
export const onRequest: MiddlewareHandler = async (context, next) => {
  // At build there is no application, and a prerendered page must not know anybody.
  if (context.isPrerendered) return next();
  const response = await answer(context, next).catch((error: unknown) => failure(context, error));
  response.headers.set('Cache-Control', 'no-store');
  // Astro names the encoding of its pages in the markup alone.
  if (response.headers.get('Content-Type') === 'text/html')
    response.headers.set('Content-Type', 'text/html; charset=utf-8');
  return response;
};

async function answer(context: APIContext, next: MiddlewareNext): Promise<Response> {
  context.locals.member = await lookUpMember(context);
  return (await refuse(context)) ?? (await next());
}

async function lookUpMember(context: APIContext): Promise<App.Locals['member']> {
  const { app } = context.locals;
  const { origin } = app.config;
  const token = context.cookies.get(sessionCookieName(origin))?.value;
  if (!token) return null;
  const found = await readSession(app.db, token, app.now());
  if (found && !found.renewed) return found.member;
  // Sent again when the session was extended; taken away when it opens nothing any more.
  const cookie = sessionCookie(origin, found ? token : '');
  context.cookies.set(cookie.name, cookie.value, cookie.attributes);
  return found?.member ?? null;
}

/** Endpoints that Astro brings along for images, actions and islands. Nothing here uses them, and one does work for who asks. */
const BROUGHT_ALONG = /^\/_/;

async function refuse(context: APIContext): Promise<Response | null> {
  if (BROUGHT_ALONG.test(context.routePattern)) return new Response(null, { status: 404 });
  const access = accessTo(context.routePattern);
  const { member, app } = context.locals;
  if (access === 'public' || (member && access === 'member') || isAdministrator(member)) return null;
  const isApi = context.routePattern.startsWith('/api/');
  if (member) {
    const fields = { ...logFields(visitOf(context), member.id), route: context.routePattern, event: 'access-refused' };
    app.log.warn(fields, 'access refused');
    return isApi ? apiRefusal(403, 'not-administrator', 'Only administrators may do this.') : context.rewrite('/403');
  }
  if (isApi) return apiRefusal(401, 'not-signed-in', 'Sign in to do this.');
  const next = context.request.method === 'GET' ? context.url.pathname + context.url.search : '/me';
  return context.redirect(`/sign-in?next=${encodeURIComponent(next)}`, 303);
}

function apiRefusal(status: number, reason: string, message: string): Response {
  return Response.json({ error: { reason, message } }, { status });
}

/** The one place where bugs end: in the log with the request's id, which the answer carries as a header. */
function failure({ locals, routePattern }: APIContext, error: unknown): Response {
  const { app, requestId } = locals;
  const isBusy = error instanceof Error && BUSY.has(error.name);
  app.log.error({ requestId, route: routePattern, err: error }, isBusy ? 'too busy' : 'request failed');
  const message = isBusy
    ? 'Too much is going on here at the moment. Go back and try again in a few seconds.'
    : `Something broke here. Try again; if it stays so, tell whoever runs this site the number ${requestId}.`;
  if (routePattern.startsWith('/api/')) return apiRefusal(isBusy ? 503 : 500, isBusy ? 'busy' : 'broken', message);
  // Astro fills an empty 500 with the prerendered page.
  if (!isBusy) return new Response(null, { status: 500 });
  return new Response(locals.busyPage, {
    status: 503,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Retry-After': '5' },
  });
}
