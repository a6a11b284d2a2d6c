import type { RuleFileReport, ScanJob, ScanReport, VariantScan, VariantWish } from '#core/grading/jobs.ts';
import { compileRules, parseRules, type CompiledRule } from '#core/sast/parse-rules.ts';
import type { GrammarSource, Parsers } from '#core/sast/parsers.ts';
import { scan, type ScanInput } from '#core/sast/scan.ts';
import { variantsOf, type Variant } from '#core/sast/variants/mutate.ts';
import { refuseFiles } from './job-size.ts';
import { languagesOfRules, parsersFor } from './rule-languages.ts';
import { shuffled } from './shuffle.ts';

const RULE_FILE = 'rule.yaml';

/** Neighbours in the list of files should not be written in the same ways. */
const SEED_STEP = 7919;

function drawVariants(file: ScanInput, at: number, wish: VariantWish, parsers: Parsers): readonly Variant[] {
  const lines = wish.lines[file.path];
  if (!lines) return [];
  const all = variantsOf(file, lines, parsers).filter(({ how }) => wish.ways.includes(how));
  return shuffled(all.length, wish.seed + at * SEED_STEP)
    .slice(0, wish.perFile)
    .flatMap((index) => all[index] ?? []);
}

/** Each variant by itself: they all define the same names. */
function scanVariants(
  files: readonly ScanInput[],
  wish: VariantWish,
  rules: readonly CompiledRule[],
  parsers: Parsers,
): VariantScan[] {
  return files.flatMap((file, at) =>
    drawVariants(file, at, wish, parsers).map((variant) => ({
      path: file.path,
      how: variant.how,
      text: variant.files[0]?.text ?? '',
      lines: variant.lines,
      findings: scan(variant.files, rules, parsers).findings.filter(({ path }) => path === file.path),
    })),
  );
}

/** Reads a rule file that somebody is writing and looks with it at files, as they are and written in other ways. */
export async function scanRuleFile(
  job: ScanJob & { readonly ruleFile: string },
  source: GrammarSource,
): Promise<ScanReport> {
  const refused = refuseFiles({ [RULE_FILE]: job.ruleFile });
  if (refused) return { findings: [], problems: [refused] };
  const outline = parseRules(job.ruleFile, RULE_FILE);
  const languages = languagesOfRules(outline.rules, Object.keys(job.files));
  const parsers = await parsersFor(languages, source);
  const { rules, problems } = parseRules(job.ruleFile, RULE_FILE, parsers);
  const compiled = compileRules(rules, parsers);
  const files = Object.entries(job.files).map(([path, text]) => ({ path, text }));
  const scanned = scan(files, compiled, parsers);
  const variants = job.variants ? scanVariants(files, job.variants, compiled, parsers) : [];
  const ruleFile: RuleFileReport = { problems, rules, variants };
  return { ...scanned, ruleFile };
}
