/** RFC 5321, 4.5.3.1.3: what fits into a mail command. */
const EMAIL_LENGTH_MAX = 254;

/** Not a proof that the address exists, only that it can stand in a mail header without changing it. */
const FORM = /^[^\s@"<>()[\]\\,;:\p{C}]{1,64}@[^\s@"<>()[\]\\,;:\p{C}]+$/u;

/** The one form in which addresses are stored and compared, or `null` when the text is no address. */
export function normaliseEmail(text: string): string | null {
  const email = text.trim().normalize('NFC').toLowerCase();
  return email.length <= EMAIL_LENGTH_MAX && FORM.test(email) ? email : null;
}
