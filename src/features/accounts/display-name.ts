/** Longest that fits beside a post without being cut; longer than nearly every name. */
export const NAME_LENGTH_MAX = 80;

/** Control characters, line breaks, unpaired surrogates, and marks that turn the direction of the text around them. */
const DISTURBING = /[\p{Cc}\p{Cs}\p{Cn}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/u;

/** Something to see: a name of spaces and joiners alone would look like nobody. */
const VISIBLE = /[\p{L}\p{N}\p{S}]/u;

/** The name as it is stored, or `null` when it cannot be shown safely. */
export function normaliseName(text: string): string | null {
  const name = text.trim().normalize('NFC');
  const length = [...name].length;
  return length >= 1 && length <= NAME_LENGTH_MAX && VISIBLE.test(name) && !DISTURBING.test(name) ? name : null;
}
