import { eq } from 'drizzle-orm';
import { members } from '#db/schema/accounts.ts';
import type { AccountsContext } from './context.ts';
import { normaliseName } from './display-name.ts';
import type { Member } from './member.ts';

export type ChangeNameResult =
  { readonly ok: true; readonly name: string } | { readonly ok: false; readonly reason: 'invalid' };

export async function changeName(app: AccountsContext, member: Member, text: string): Promise<ChangeNameResult> {
  const name = normaliseName(text);
  if (!name) return { ok: false, reason: 'invalid' };
  await app.db.write((tx) => tx.update(members).set({ name }).where(eq(members.id, member.id)));
  return { ok: true, name };
}
