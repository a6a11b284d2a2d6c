import { familyOf, languagesOfPath, type Language } from '#core/sast/language.ts';
import { createParsers, type GrammarSource, type Parsers } from '#core/sast/parsers.ts';
import { compileRules, type CompiledRule } from '#core/sast/rule/compile-rules.ts';
import { scan } from '#core/sast/scan.ts';
import { refuseFiles } from './job-size.ts';
import { languagesAt } from './rule-languages.ts';
import type { ScanJob, ScanReport } from '#core/grading/jobs.ts';

interface Scanner {
  readonly parsers: Parsers;
  /** The rules of the last scan, compiled: while somebody types, the same ones come again and again. */
  last?: { readonly key: string; readonly rules: readonly CompiledRule[] };
}

/** Scanners by the languages they know: a lab has one or two, and no grammar is loaded before it is needed. */
const ready = new Map<string, Promise<Scanner>>();

function scannerFor(languages: readonly Language[], source: GrammarSource): Promise<Scanner> {
  const key = languages.join();
  const known = ready.get(key);
  if (known) return known;
  const made = createParsers(languages, source).then((parsers): Scanner => ({ parsers }));
  ready.set(key, made);
  // A load that failed (the network, in a browser) may be tried again.
  made.catch(() => ready.delete(key));
  return made;
}

/** Of the files' languages those that a rule is about, and what it looks for within. No other grammar is loaded. */
function languagesOfJob(job: ScanJob): Language[] {
  const families = new Set(languagesAt('languages', job.rules).map(familyOf));
  const read = Object.keys(job.files)
    .flatMap(languagesOfPath)
    .filter((language) => families.has(familyOf(language)));
  return [...new Set(read.length > 0 ? [...read, ...languagesAt('language', job.rules)] : [])].sort();
}

function rulesFor(scanner: Scanner, job: ScanJob): readonly CompiledRule[] {
  const key = JSON.stringify(job.rules);
  if (scanner.last?.key !== key) scanner.last = { key, rules: compileRules(job.rules, scanner.parsers) };
  return scanner.last.rules;
}

/** Scans a learner's files with a lab's rules, or a lab's files with a learner's. */
export async function scanFiles(job: ScanJob, source: GrammarSource): Promise<ScanReport> {
  const refused = refuseFiles(job.files);
  if (refused) return { findings: [], problems: [refused] };
  if (job.ruleFile !== undefined) {
    // Reading rules takes a YAML parser, which labs of code need not download.
    const { scanRuleFile } = await import('./scan-rule-file.ts');
    return scanRuleFile({ ...job, ruleFile: job.ruleFile }, source);
  }
  const files = Object.entries(job.files).map(([path, text]) => ({ path, text }));
  const languages = languagesOfJob(job);
  if (languages.length === 0) return { findings: [], problems: [] };
  const scanner = await scannerFor(languages, source);
  try {
    return scan(files, rulesFor(scanner, job), scanner.parsers);
  } catch (error) {
    // Rules come from labs, and a rule that does not compile is told, not thrown at the learner.
    return { findings: [], problems: [String((error as Error).message)] };
  }
}
