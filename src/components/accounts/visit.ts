import type { APIContext } from 'astro';
import type { Visit } from '#features/accounts/context.ts';

/** Where a request comes from, for limits, sessions and the log. */
export function visitOf({ locals, request }: Pick<APIContext, 'locals' | 'request'>): Visit {
  const { requestId, address } = locals;
  return { requestId, address, userAgent: request.headers.get('user-agent') };
}
