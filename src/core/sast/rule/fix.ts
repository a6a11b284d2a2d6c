import type { FormulaCompiler } from './compile-formula.ts';
import type { RegexMatch } from '../regex/run-regex.ts';
import { compileRegex, type SafeRegex } from './regex.ts';
import type { RuleSource } from './rule-source.ts';

/** `fix-regex`: what to replace within the text that matched. */
export interface CompiledFixRegex {
  readonly regex: SafeRegex;
  /** In Python's spelling: `\1`, `\g<name>`. */
  readonly replacement: string;
  /** How many occurrences, from the left; 0 for all. */
  readonly count: number;
}

export function compileFixRegex(source: RuleSource, compiler: FormulaCompiler): CompiledFixRegex | null {
  const written = source['fix-regex'];
  if (!written) return null;
  if (source.fix !== undefined) compiler.problems.push({ path: ['fix-regex'], expected: 'fix or fix-regex, not both' });
  const compiled = compileRegex(written.regex, '');
  if (!compiled.ok) {
    compiler.problems.push({ path: ['fix-regex', 'regex'], expected: compiled.expected });
    return null;
  }
  return { regex: compiled.regex, replacement: written.replacement, count: written.count ?? 0 };
}

/** The matched text after the replacements, as Python's `re.sub` makes them. */
export function applyFixRegex(fix: CompiledFixRegex, text: string): string {
  let result = '';
  let done = 0;
  let count = 0;
  for (const match of fix.regex.all(text)) {
    if (fix.count > 0 && count >= fix.count) break;
    count += 1;
    result += text.slice(done, match.start) + fillReplacement(fix.replacement, match);
    done = match.start + match.text.length;
  }
  return result + text.slice(done);
}

function fillReplacement(replacement: string, match: RegexMatch): string {
  return replacement.replace(
    /\\(?:g<(\w+)>|(\d{1,2})|([nt\\]))/g,
    (whole, name?: string, digits?: string, letter?: string) => {
      if (letter !== undefined) return letter === 'n' ? '\n' : letter === 't' ? '\t' : '\\';
      const group = digits ?? name ?? '';
      if (/^0+$/.test(group)) return match.text;
      if (/^\d+$/.test(group)) return match.groups[Number(group) - 1] ?? '';
      return match.named[group] ?? whole;
    },
  );
}
