import { familyOf, languagesOfPath, languagesOfRuleName, type Language } from '#core/sast/language.ts';
import { createParsers, type GrammarSource, type Parsers } from '#core/sast/parsers.ts';

const ready = new Map<string, Promise<Parsers>>();

/** Parsers by the languages they know, made once. */
export function parsersFor(languages: readonly Language[], source: GrammarSource): Promise<Parsers> {
  const key = [...languages].sort().join();
  const known = ready.get(key);
  if (known) return known;
  const made = createParsers(languages, source);
  ready.set(key, made);
  // A load that failed (the network) may be tried again.
  made.catch(() => ready.delete(key));
  return made;
}

/** The languages that a rule names at a key: `languages` of its own, `language` of code within other code. */
export function languagesAt(wanted: 'languages' | 'language', rule: unknown): Language[] {
  if (typeof rule !== 'object' || rule === null) return [];
  return Object.entries(rule).flatMap(([key, value]) =>
    key === wanted
      ? [value].flat().flatMap((name) => languagesOfRuleName(String(name)) ?? [])
      : languagesAt(wanted, value),
  );
}

/** Of the rules' languages those of the files; all of them where there is none, so that patterns are tried at least. */
export function languagesOfRules(
  rules: readonly { readonly languages: readonly string[] }[],
  paths: readonly string[],
): Language[] {
  const asked = rules.flatMap((rule) => rule.languages.flatMap((name) => languagesOfRuleName(name) ?? []));
  const families = new Set(asked.map(familyOf));
  const own = paths.flatMap(languagesOfPath).filter((language) => families.has(familyOf(language)));
  return [...new Set([...(own.length > 0 ? own : asked), ...languagesAt('language', rules)])];
}
