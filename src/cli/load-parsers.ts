import { LANGUAGES } from '#core/sast/language.ts';
import { createParsers, type Parsers } from '#core/sast/parsers.ts';
import { diskGrammars } from '#sandbox/server/load-grammars.ts';

let loaded: Promise<Parsers> | null = null;

/** All languages, from the installed packages, read once per process. */
export function loadParsers(): Promise<Parsers> {
  loaded ??= createParsers(LANGUAGES, diskGrammars);
  return loaded;
}
