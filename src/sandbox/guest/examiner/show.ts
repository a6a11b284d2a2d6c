/** A value in a sentence needs no more to be recognised. */
const SHOWN_CHARACTERS_MAX = 240;

export function show(value: unknown): string {
  let text: string;
  if (typeof value === 'string') text = `“${value}”`;
  else if (value instanceof RegExp || value === undefined || typeof value === 'function') text = String(value);
  else text = JSON.stringify(value) ?? String(value);
  return text.length > SHOWN_CHARACTERS_MAX ? `${text.slice(0, SHOWN_CHARACTERS_MAX)}…` : text;
}
