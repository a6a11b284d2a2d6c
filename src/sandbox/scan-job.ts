import { languageOfPath, languagesOfRuleName, type Language } from '#core/sast/language.ts';
import { createParsers, type GrammarSource, type Parsers } from '#core/sast/parsers.ts';
import { compileRules, type CompiledRule } from '#core/sast/rule/compile-rules.ts';
import { scan } from '#core/sast/scan.ts';
import { refuseFiles } from './job-size.ts';
import type { ScanJob, ScanReport } from './protocol.ts';

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

function concerns(rule: unknown, languages: readonly Language[]): boolean {
  const names = (rule as { languages?: unknown } | null)?.languages;
  if (!Array.isArray(names)) return true;
  return names.some((name) => languagesOfRuleName(String(name))?.some((language) => languages.includes(language)));
}

function rulesFor(scanner: Scanner, job: ScanJob, languages: readonly Language[]): readonly CompiledRule[] {
  const chosen = job.rules.filter((rule) => concerns(rule, languages));
  const key = JSON.stringify(chosen);
  if (scanner.last?.key !== key) scanner.last = { key, rules: compileRules(chosen, scanner.parsers) };
  return scanner.last.rules;
}

/** Scans a learner's files with a lab's rules. */
export async function scanFiles(job: ScanJob, source: GrammarSource): Promise<ScanReport> {
  const refused = refuseFiles(job.files);
  if (refused) return { findings: [], problems: [refused] };
  const files = Object.entries(job.files).map(([path, text]) => ({ path, text }));
  const languages = [...new Set(files.flatMap(({ path }) => languageOfPath(path) ?? []))].sort();
  if (languages.length === 0) return { findings: [], problems: [] };
  const scanner = await scannerFor(languages, source);
  try {
    return scan(files, rulesFor(scanner, job, languages), scanner.parsers);
  } catch (error) {
    // Rules come from labs, and a rule that does not compile is told, not thrown at the learner.
    return { findings: [], problems: [String((error as Error).message)] };
  }
}
