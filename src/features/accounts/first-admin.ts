import { links } from '#db/schema/accounts.ts';
import type { AccountsContext } from './context.ts';
import { newId } from './ids.ts';
import { linkTo, makeToken } from './link-token.ts';
import { hasAdministrator } from './queries.ts';
import { recordAudit } from './record-audit.ts';

/** It stands on a terminal or in a log; `gatehouse admin link` makes another. */
export const FIRST_ADMIN_LINK_HOURS_MAX = 24;

/**
 * A link whose opener signs up as the first administrator; `null` once there is one. There is no default account and no
 * initial password (ASVS 5.0 6.3.2). Links of earlier starts stay good until they expire or somebody has used one.
 */
export async function createFirstAdminLink(
  app: Pick<AccountsContext, 'db' | 'config' | 'now'>,
): Promise<string | null> {
  return app.db.write(async (tx) => {
    if (await hasAdministrator(tx)) return null;
    const now = app.now();
    const { token, hash } = makeToken();
    const id = newId();
    const expiresAt = new Date(now.getTime() + FIRST_ADMIN_LINK_HOURS_MAX * 60 * 60_000);
    await tx.insert(links).values({ id, kind: 'first-administrator', tokenHash: hash, createdAt: now, expiresAt });
    await recordAudit(tx, { at: now, actorId: null, action: 'first-administrator-link-made', subjectId: id });
    return linkTo(app.config.origin, '/join', token);
  });
}
