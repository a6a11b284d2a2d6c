/** `1 lesson`, `6 lessons`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `40 minutes`, `2 hours`, `2½ hours`: reading and practice are estimates, so hours are rounded to halves. */
export function duration(minutes: number): string {
  if (minutes < 75) return countOf(minutes, 'minute');
  const halves = Math.round(minutes / 30);
  const hours = Math.floor(halves / 2);
  if (halves % 2 === 0) return countOf(hours, 'hour');
  return `${hours}½ hours`;
}

/** `23 November 2026`; dates of content have no time zone. */
export function longDate(date: Date): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}

/** Where the id alone would not read well. */
const KIND_NAMES: Readonly<Record<string, string>> = { dast: 'DAST' };

/** A kind of lab as lists name it: `Cloud identity`. */
export function kindName(kind: string): string {
  return KIND_NAMES[kind] ?? `${kind.charAt(0).toUpperCase()}${kind.slice(1).replaceAll('-', ' ')}`;
}

const LANGUAGE_NAMES: Readonly<Record<string, string>> = {
  javascript: 'JavaScript',
  typescript: 'TypeScript',
  python: 'Python',
};

export function languageName(language: string): string {
  return LANGUAGE_NAMES[language] ?? language;
}
