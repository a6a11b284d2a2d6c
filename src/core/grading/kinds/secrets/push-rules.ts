import { compileRegex, type SafeRegex } from '#core/sast/rule/regex.ts';
import type { RegexBudget } from '#core/sast/regex/run-regex.ts';
import type { Push } from './data.ts';

/** More rules than this are nobody's to read. */
const RULES_MAX = 40;
/** Forms of keys take a tenth of it; what it costs to judge an expression grows with the square of its length. */
const EXPRESSION_LENGTH_MAX = 300;
/** Steps that all rules together may take for one push, some ten milliseconds: nobody waits longer for a push. */
const STEPS_MAX = 200_000;

const WORDS = ['block', 'allow-line', 'allow-path'] as const;
type Word = (typeof WORDS)[number];

interface Rule {
  readonly word: Word;
  readonly regex: SafeRegex;
  readonly line: number;
}

export interface PushRules {
  readonly rules: readonly Rule[];
  /** Sentences, each with its line. */
  readonly problems: readonly string[];
}

/**
 * Reads `push-rules.txt`: a line is `block`, `allow-line` or `allow-path` and a regular expression; `#` begins a comment.
 * Expressions that could hang are refused.
 */
export function readPushRules(text: string): PushRules {
  const rules: Rule[] = [];
  const problems: string[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const [, word = '', source = ''] = /^(\S+)\s*(.*)$/.exec(line) ?? [];
    const at = `Line ${index + 1}`;
    const known = WORDS.find((one) => one === word);
    if (!known) problems.push(`${at} begins with “${word}”: write block, allow-line or allow-path.`);
    else if (source === '') problems.push(`${at} has no regular expression after ${word}.`);
    else if (source.length > EXPRESSION_LENGTH_MAX)
      problems.push(`${at}: an expression has at most ${EXPRESSION_LENGTH_MAX} characters.`);
    else if (rules.length === RULES_MAX)
      return { rules, problems: [...problems, `${at}: ${RULES_MAX} rules are enough.`] };
    else {
      const made = compileRegex(source, '');
      if (made.ok) rules.push({ word: known, regex: made.regex, line: index + 1 });
      else problems.push(`${at}: expected ${made.expected}.`);
    }
  }
  return { rules, problems };
}

export interface Asked {
  /** The line of the rule that stops the push; nothing where none does or an exception lets it through. */
  readonly line: number | null;
  /** The rules took too long: they are not asked to the end, and the push comes through. */
  readonly isSlow: boolean;
}

export function askRules({ rules }: PushRules, { path, line }: Pick<Push, 'path' | 'line'>): Asked {
  const budget: RegexBudget = { steps: STEPS_MAX };
  const hits = (word: Word, text: string): Rule | undefined =>
    rules.find((rule) => rule.word === word && rule.regex.counted(text, budget).next().done !== true);
  const isExcepted = hits('allow-path', path) !== undefined || hits('allow-line', line) !== undefined;
  const stops = isExcepted ? undefined : hits('block', line);
  return { line: stops?.line ?? null, isSlow: budget.steps < 0 };
}

/** Whether a push is stopped anywhere on its way: the hook can be skipped, the rule at the server cannot. */
export function isStopped(
  rules: PushRules,
  { isHook, isPushRule }: { readonly isHook: boolean; readonly isPushRule: boolean },
  push: Push,
): boolean {
  return askRules(rules, push).line !== null && (isPushRule || (isHook && !push.skipsHook));
}
