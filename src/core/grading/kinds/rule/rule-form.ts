import type { RuleSource } from '#core/sast/rule/rule-source.ts';
import type { CheckResult } from '../../verdict.ts';

/** Shorter than this, a message names a thing and says neither why it matters nor what to do. */
const MESSAGE_LENGTH_MIN = 60;
/** Words of a message that say what to do, and not only what is there. */
const MESSAGE_WORDS_MIN = 10;
/** Joined by hyphens or dots: other people meet it in a pull request and search for it. */
const ID = /^[a-z0-9]+(?:[-_.][a-z0-9]+)+$/;
const IDS_OF_NOBODY = /^(?:my|the|a|new|test|some|untitled)?[-_.]?(?:rule|check|test|id)[-_.]?\d*$/;

/** Ids of the checks of a rule's form, in their order. */
export const FORM_CHECKS = ['one-rule', 'id', 'message', 'weakness', 'looks-at-code'] as const;

type FormCheck = (typeof FORM_CHECKS)[number];

const TITLES: Readonly<Record<FormCheck, string>> = {
  'one-rule': 'It is one rule',
  id: 'Its name says what it finds',
  message: 'Its message helps who has to mend the code',
  weakness: 'It names the weakness',
  'looks-at-code': 'It looks at code, not at the names of files',
};

function messageProblem(message: string): string {
  const text = message.trim().replace(/\s+/g, ' ');
  const isShort = text.length < MESSAGE_LENGTH_MIN || text.split(' ').length < MESSAGE_WORDS_MIN;
  return isShort
    ? `Your message has ${text.length} characters. Say what can happen, and what to write instead: it is all that somebody sees in their pull request.`
    : '';
}

function weaknessProblem(rule: RuleSource, cwe: number): string {
  const value = rule.metadata?.['cwe'];
  const named = [value].flat().flatMap((one) => /\d+/.exec(String(one ?? ''))?.[0] ?? []);
  if (named.map(Number).includes(cwe)) return '';
  return named.length === 0
    ? 'There is no `cwe` in `metadata`. Write one such as `CWE-79: …`: lists and dashboards sort findings by it.'
    : `It says CWE-${named.join(', CWE-')}. What the vulnerable samples have in common is another weakness; the brief names it.`;
}

/** What a rule has to bring besides finding things, so that others can live with it. */
export function checkForm(rules: readonly RuleSource[], cwe: number): CheckResult[] {
  const [rule] = rules;
  if (!rule) return [];
  const isVague = !ID.test(rule.id) || IDS_OF_NOBODY.test(rule.id);
  const problems: Readonly<Record<FormCheck, string>> = {
    'one-rule': rules.length === 1 ? '' : `There are ${rules.length}. Bring them together with \`pattern-either\`.`,
    id: isVague ? `"${rule.id}" could be any rule. Two or three words joined by hyphens say what is found.` : '',
    message: messageProblem(rule.message),
    weakness: weaknessProblem(rule, cwe),
    'looks-at-code': rules.some(({ paths }) => paths !== undefined)
      ? 'With `paths` it knows files by their names. Code that is copied to another file is not a bit safer there.'
      : '',
  };
  return FORM_CHECKS.map((id) => ({
    id,
    proof: 'answer',
    title: TITLES[id],
    status: problems[id] === '' ? 'passed' : 'failed',
    message: problems[id],
    evidence: { transcript: [] },
  }));
}
