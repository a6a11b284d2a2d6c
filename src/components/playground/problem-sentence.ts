import type { RuleProblem } from '#core/sast/parse-rules.ts';

/** A problem of a rule as a sentence for its author. */
export function problemSentence({ line, ruleId, key, expected }: RuleProblem): string {
  const place = [`Line ${line}`, ruleId && `rule ${ruleId}`, key && `key ${key}`].filter(Boolean).join(', ');
  return `${place}: expected ${expected}.`;
}
