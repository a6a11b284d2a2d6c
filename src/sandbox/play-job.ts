import type { Finding } from '#core/sast/finding.ts';
import { familyOf, languagesOfPath, languagesOfRuleName } from '#core/sast/language.ts';
import { compileRules, parseRules, type RuleProblem } from '#core/sast/parse-rules.ts';
import type { GrammarSource } from '#core/sast/parsers.ts';
import { judgeMarks, type CaseMistake } from '#core/sast/rule/check-cases.ts';
import { scan } from '#core/sast/scan.ts';
import { refuseFiles } from './job-size.ts';
import { languagesOfRules, parsersFor } from './rule-languages.ts';

/** Rules that somebody is writing, and the one file that they are tried on. Both are untrusted text. */
export interface PlayJob {
  readonly rules: string;
  readonly path: string;
  readonly text: string;
}

export interface PlayReport {
  readonly findings: readonly Finding[];
  /** What could not be read of the code, or was cut short. */
  readonly problems: readonly string[];
  /** What is wrong with the rules, each with its line. */
  readonly ruleProblems: readonly RuleProblem[];
  readonly ruleIds: readonly string[];
  /** Over all rules: lines marked `ruleid:` and `ok:`, and those that are not as marked. */
  readonly marks: { readonly bad: number; readonly good: number; readonly mistakes: readonly CaseMistake[] };
  /** Of reading the rules and scanning; loading a grammar is not counted. */
  readonly durationMs: number;
}

/** What the host lends: its clocks, and word that the work itself begins. */
export interface PlayHost {
  /** Milliseconds from any start, for how long it took. */
  now(): number;
  /** The day as rules see it (`startOfDay`). */
  readonly today: number;
  onReady(): void;
}

const RULE_FILE = 'rule.yaml';

/** Reads the rules, scans the text with those that are right, and holds it to its marks. */
export async function playRules(job: PlayJob, source: GrammarSource, host: PlayHost): Promise<PlayReport> {
  const nothing: PlayReport = {
    findings: [],
    problems: [],
    ruleProblems: [],
    ruleIds: [],
    marks: { bad: 0, good: 0, mistakes: [] },
    durationMs: 0,
  };
  const refused = refuseFiles({ [job.path]: job.text, [RULE_FILE]: job.rules });
  if (refused) return { ...nothing, problems: [refused] };
  const outline = parseRules(job.rules, RULE_FILE);
  const parsers = await parsersFor(languagesOfRules(outline.rules, [job.path]), source);
  host.onReady();
  const startedAt = host.now();
  const { rules, problems: ruleProblems } = parseRules(job.rules, RULE_FILE, parsers);
  const { findings, problems } = scan([job], compileRules(rules, parsers), parsers, host.today);
  const judged = rules.map(({ id }) =>
    judgeMarks(
      id,
      job.text,
      findings.filter((one) => one.ruleId === id),
    ),
  );
  const total = (key: 'bad' | 'good'): number => judged.reduce((sum, one) => sum + one[key], 0);
  const hasMarks = total('bad') + total('good') > 0;
  return {
    findings,
    problems: [...problems, ...strangers(rules, job.path)],
    ruleProblems,
    ruleIds: rules.map(({ id }) => id),
    marks: {
      bad: total('bad'),
      good: total('good'),
      // Without any mark nobody has said what should be found.
      mistakes: hasMarks ? judged.flatMap(({ mistakes }) => mistakes).sort((a, b) => a.line - b.line) : [],
    },
    durationMs: host.now() - startedAt,
  };
}

/** Rules that are about other languages find nothing, and their author should know why. */
function strangers(
  rules: readonly { readonly id: string; readonly languages: readonly string[] }[],
  path: string,
): string[] {
  const own = new Set(languagesOfPath(path).map(familyOf));
  return rules
    .filter((rule) => !rule.languages.some((name) => languagesOfRuleName(name)?.some((one) => own.has(familyOf(one)))))
    .map((rule) => `${rule.id} is about ${rule.languages.join(', ')}; choose that language for the code.`);
}
