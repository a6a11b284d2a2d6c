import { SITE_ROLES } from '#db/schema/accounts.ts';
import type { AccountsContext, Visit } from '#features/accounts/context.ts';
import { disableMember, enableMember } from '#features/accounts/disable-member.ts';
import { endMemberSessions } from '#features/accounts/end-member-sessions.ts';
import { makeResetLink } from '#features/accounts/make-reset-link.ts';
import type { Member } from '#features/accounts/member.ts';
import { setRole } from '#features/accounts/set-role.ts';
import type { FormText } from './read-form.ts';
import { adminWords } from './words.ts';

/** What the page says after an administrator pressed one of its buttons. */
export type AdminAnswer =
  { readonly ok: true; readonly link: string } | { readonly ok: boolean; readonly words: string };

export async function actOnMember(
  app: AccountsContext,
  actor: Member,
  { memberId, form }: { readonly memberId: string; readonly form: FormText },
  visit: Visit,
): Promise<AdminAnswer> {
  switch (form('act')) {
    case 'reset-link': {
      const result = await makeResetLink(app, actor, memberId, visit);
      return result.ok ? result : { ok: false, words: adminWords(result.reason) };
    }
    case 'end-sessions':
      return say(await endMemberSessions(app, actor, memberId, visit), 'The member is signed out everywhere.');
    case 'disable':
      return say(
        await disableMember(app, actor, memberId, visit),
        'The account is switched off and signed out everywhere.',
      );
    case 'enable':
      return say(await enableMember(app, actor, memberId, visit), 'The account is switched on.');
    case 'set-role': {
      const role = SITE_ROLES.find((name) => name === form('role'));
      if (!role) return { ok: false, words: 'There is no such role.' };
      return say(await setRole(app, actor, { memberId, role }, visit), 'The role is changed.');
    }
    default:
      return { ok: false, words: 'There is no such button.' };
  }
}

type Result = { readonly ok: true } | { readonly ok: false; readonly reason: Parameters<typeof adminWords>[0] };

function say(result: Result, words: string): AdminAnswer {
  return result.ok ? { ok: true, words } : { ok: false, words: adminWords(result.reason) };
}
