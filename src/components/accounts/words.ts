import type { Confirmation } from '#features/accounts/confirm-password.ts';
import { NAME_LENGTH_MAX } from '#features/accounts/display-name.ts';
import { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN } from '#features/accounts/password-length.ts';
import type { PasswordProblem } from '#features/accounts/password-rules.ts';
import type { AdminRefusal } from '#features/accounts/policy.ts';
import type { SignUpProblems } from '#features/accounts/sign-up.ts';

export const PASSWORD_HINT = `At least ${PASSWORD_LENGTH_MIN} characters. Four random words are strong and easy to keep; any character goes, spaces too.`;

const PASSWORD: Readonly<Record<PasswordProblem, string>> = {
  'too-short': `Use at least ${PASSWORD_LENGTH_MIN} characters.`,
  'too-long': `Use at most ${PASSWORD_LENGTH_MAX} characters.`,
  common: 'This password is on lists of leaked passwords, as it is or slightly dressed up. Choose another.',
  predictable: 'This password follows from your name, your address, this site or the alphabet. Choose another.',
};

export function passwordWords(problem: PasswordProblem): string {
  return PASSWORD[problem];
}

const SIGN_UP: {
  readonly [Field in keyof SignUpProblems]-?: Readonly<Record<NonNullable<SignUpProblems[Field]>, string>>;
} = {
  name: { invalid: `Enter a name of 1 to ${NAME_LENGTH_MAX} characters, without control characters.` },
  email: {
    invalid: 'Enter an e-mail address, for example ines@example.org.',
    taken: 'There is an account with this address already. Sign in, or choose a new password.',
    'not-invited': 'The invitation was made for another address. Use that one.',
  },
  password: PASSWORD,
  invitation: {
    needed: 'Joining needs an invitation here. Ask an administrator for a link.',
    invalid: 'This invitation does not work: it was used, revoked, or its time is over. Ask for a new one.',
  },
};

/** The sentence beside each field. */
export function signUpWords(problems: SignUpProblems): Partial<Record<keyof SignUpProblems, string>> {
  const { name, email, password, invitation } = problems;
  return {
    ...(name && { name: SIGN_UP.name[name] }),
    ...(email && { email: SIGN_UP.email[email] }),
    ...(password && { password: SIGN_UP.password[password] }),
    ...(invitation && { invitation: SIGN_UP.invitation[invitation] }),
  };
}

const ADMIN: Readonly<Record<AdminRefusal | 'sign-in-again', string>> = {
  'not-administrator': 'You are no longer an administrator.',
  'no-such-member': 'This member does not exist any more.',
  yourself: 'You cannot do this to your own account. Ask another administrator.',
  'last-administrator': 'This is the only administrator. Make another one first.',
  'sign-in-again': 'You signed in a while ago. Sign in again, then press this button once more.',
};

export function adminWords(reason: AdminRefusal | 'sign-in-again'): string {
  return ADMIN[reason];
}

export function waitWords(waitMs: number): string {
  const minutes = Math.ceil(waitMs / 60_000);
  return `Too many tries. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then try again.`;
}

/** Why a password that was asked again did not do. */
export function confirmationWords(refusal: Extract<Confirmation, { ok: false }>): string {
  return refusal.reason === 'throttled' ? waitWords(refusal.waitMs) : 'This is not your current password.';
}

/** By field of the account page. */
export type AccountProblem = Partial<Record<'name' | 'email' | 'email-password' | 'current' | 'new-password', string>>;

type AccountRefusal =
  Extract<Confirmation, { ok: false }> | { readonly ok: false; readonly reason: PasswordProblem | 'invalid' | 'taken' };

/** The field under which it is said that a change has to wait or needs the right password. */
const PLACES: Readonly<Record<string, keyof AccountProblem>> = { name: 'name', email: 'email-password' };

/** Where on the account page a refusal belongs, in words. */
export function accountProblem(change: string, refusal: AccountRefusal): AccountProblem {
  switch (refusal.reason) {
    case 'wrong-password':
    case 'throttled':
      return { [PLACES[change] ?? 'current']: confirmationWords(refusal) };
    case 'invalid':
      return change === 'name' ? { name: SIGN_UP.name.invalid } : { email: SIGN_UP.email.invalid };
    case 'taken':
      return { email: 'Another account uses this address.' };
    default:
      return { 'new-password': PASSWORD[refusal.reason] };
  }
}
