import type { Finding, FlowStep, Metavar } from './finding.ts';
import { fillFix, fillMessage } from './message.ts';
import type { MaybeEnvironment } from './pattern/environment.ts';
import type { PatternMatch } from './pattern/find-matches.ts';
import { textOfBound } from './rule/bound-text.ts';
import type { CompiledRule } from './rule/compile-rules.ts';
import { applyFixRegex } from './rule/fix.ts';
import type { SourceFile } from './source-file.ts';

/** What a rule found at one place. */
export interface Hit {
  readonly rule: CompiledRule;
  readonly file: SourceFile;
  readonly match: PatternMatch;
  readonly flow?: readonly FlowStep[];
}

export function makeFinding({ rule, file, match, flow = [] }: Hit): Finding {
  const fix = fixOf(rule, file, match);
  return {
    ruleId: rule.id,
    message: fillMessage(rule.message, match.env, file.text),
    severity: rule.severity,
    cwe: rule.cwe,
    path: file.path,
    range: file.range(match.start, match.end),
    flow,
    metavars: metavarsOf(match.env, file),
    ...(fix === null ? {} : { fix }),
  };
}

function fixOf(rule: CompiledRule, file: SourceFile, match: PatternMatch): string | null {
  if (rule.fix !== null) return fillFix(rule.fix, match.env, file.text);
  return rule.fixRegex ? applyFixRegex(rule.fixRegex, file.text.slice(match.start, match.end)) : null;
}

function metavarsOf(env: MaybeEnvironment, file: SourceFile): Record<string, Metavar> {
  const found: Record<string, Metavar> = {};
  for (let entry = env; entry; entry = entry.next) {
    const [first] = entry.bound.nodes;
    const last = entry.bound.nodes.at(-1);
    const range = first && last ? file.range(first.start, last.end) : null;
    found[entry.name] = { text: textOfBound(entry.bound, file.text), range };
  }
  return found;
}
