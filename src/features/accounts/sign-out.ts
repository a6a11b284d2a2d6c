import { logFields, type AccountsContext, type Visit } from './context.ts';
import type { Member } from './member.ts';
import { endSessionById } from './session-store.ts';

/** The session is gone from the table: its cookie, copied anywhere, opens nothing. */
export async function signOut(app: AccountsContext, member: Member, visit: Visit): Promise<void> {
  await app.db.write((tx) => endSessionById(tx, member.id, member.session.id));
  app.log.info({ ...logFields(visit, member.id), event: 'signed-out' }, 'signed out');
}
