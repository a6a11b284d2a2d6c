import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Reader } from '#db/client.ts';
import { links } from '#db/schema/accounts.ts';
import { hashToken, readToken } from './link-token.ts';

export type Link = typeof links.$inferSelect;

/** The link that was pasted or opened, when it is of one of these kinds, unused, and not over. */
export async function findLink(
  db: Reader,
  pasted: string,
  kinds: readonly Link['kind'][],
  now: Date,
): Promise<Link | null> {
  const token = readToken(pasted);
  if (!token) return null;
  const [link] = await db
    .select()
    .from(links)
    .where(and(eq(links.tokenHash, hashToken(token)), isNull(links.usedAt), gt(links.expiresAt, now)));
  return link && kinds.includes(link.kind) ? link : null;
}
