import { compileRegex, type SafeRegex } from '#core/sast/rule/regex.ts';
import type { Push } from './data.ts';

/** More rules than this are nobody's to read. */
const RULES_MAX = 40;

const WORDS = ['block', 'allow-line', 'allow-path'] as const;
type Word = (typeof WORDS)[number];

export interface PushRules {
  readonly rules: readonly { readonly word: Word; readonly regex: SafeRegex; readonly line: number }[];
  /** Sentences, each with its line. */
  readonly problems: readonly string[];
}

/**
 * Reads `push-rules.txt`: a line is `block`, `allow-line` or `allow-path` and a regular expression; `#` begins a comment.
 * Expressions that could hang are refused.
 */
export function readPushRules(text: string): PushRules {
  const rules: PushRules['rules'][number][] = [];
  const problems: string[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const [, word = '', source = ''] = /^(\S+)\s*(.*)$/.exec(line) ?? [];
    const at = `Line ${index + 1}`;
    const known = WORDS.find((one) => one === word);
    if (!known) problems.push(`${at} begins with “${word}”: write block, allow-line or allow-path.`);
    else if (source === '') problems.push(`${at} has no regular expression after ${word}.`);
    else {
      const made = compileRegex(source, '');
      if (made.ok) rules.push({ word: known, regex: made.regex, line: index + 1 });
      else problems.push(`${at}: expected ${made.expected}.`);
    }
  }
  if (rules.length > RULES_MAX) problems.push(`${rules.length} rules are more than ${RULES_MAX}.`);
  return { rules, problems };
}

/** The line of the rule that stops a push, or nothing where none does or an exception lets it through. */
export function stoppedBy({ rules }: PushRules, { path, line }: Pick<Push, 'path' | 'line'>): number | null {
  const hits = (word: Word, text: string) => rules.find((rule) => rule.word === word && rule.regex.test(text));
  if (hits('allow-path', path) || hits('allow-line', line)) return null;
  return hits('block', line)?.line ?? null;
}

/** Whether a push is stopped anywhere on its way: the hook can be skipped, the rule at the server cannot. */
export function isStopped(
  rules: PushRules,
  { isHook, isPushRule }: { readonly isHook: boolean; readonly isPushRule: boolean },
  push: Push,
): boolean {
  return stoppedBy(rules, push) !== null && (isPushRule || (isHook && !push.skipsHook));
}
