import type { Language } from '../language.ts';
import type { Parsers } from '../parsers.ts';
import { compilePattern } from '../pattern/compile-pattern.ts';
import { findMatches } from '../pattern/find-matches.ts';
import { readSourceFile } from '../source-file.ts';

/** For tests of a language: the texts that a pattern matches in some code, each once, in order of place. */
export function matchedTexts(parsers: Parsers, language: Language, pattern: string, code: string): string[] {
  const compiled = compilePattern(pattern, language, parsers);
  if (!compiled) throw new Error(`does not parse: ${pattern}`);
  const { file } = readSourceFile({ path: 'case', text: code, language }, parsers, { next: 0 });
  if (!file) throw new Error('no file');
  const found = findMatches(compiled, file, { steps: 100_000 });
  return [...new Set(found.map(({ start, end }) => code.slice(start, end)))];
}
