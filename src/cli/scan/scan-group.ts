import { readFileSync } from 'node:fs';
import type { Finding } from '#core/sast/finding.ts';
import { compileRules, type CompiledRule } from '#core/sast/parse-rules.ts';
import type { Parsers } from '#core/sast/parsers.ts';
import { scan, type Scan, type ScanInput } from '#core/sast/scan.ts';
import { startOfDay } from '#core/sast/start-of-day.ts';

export interface GroupScan {
  readonly findings: readonly Finding[];
  readonly problems: readonly string[];
}

type Compiled =
  { readonly ok: true; readonly rules: readonly CompiledRule[] } | { readonly ok: false; readonly wrong: string };

/** A pattern that does not parse is the author's mistake, and no reason to fall over. */
export function compileOrExplain(sources: readonly unknown[], parsers: Parsers): Compiled {
  try {
    return { ok: true, rules: compileRules(sources, parsers) };
  } catch (error) {
    return { ok: false, wrong: error instanceof Error ? error.message : String(error) };
  }
}

/** Reads and scans files that may import one another. What goes wrong with one of them costs the others nothing. */
export function scanGroup(paths: readonly string[], rules: readonly CompiledRule[], parsers: Parsers): GroupScan {
  const inputs: ScanInput[] = [];
  const problems: string[] = [];
  for (const path of paths) {
    const text = readText(path);
    if (text === null) problems.push(`${path}: cannot be read, not analysed`);
    else inputs.push({ path, text });
  }
  const found = scanCarefully(inputs, rules, parsers);
  return { findings: found.findings, problems: [...problems, ...found.problems] };
}

/** At once, as nothing else is to be done meanwhile: a promise for each file takes longer than to read it. */
export function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** A mistake of ours in one file must not hide what is found in the others. */
function scanCarefully(inputs: readonly ScanInput[], rules: readonly CompiledRule[], parsers: Parsers): GroupScan {
  try {
    return scan(inputs, rules, parsers, startOfDay(Date.now()));
  } catch (error) {
    if (inputs.length > 1) return joinScans(inputs.map((input) => scanCarefully([input], rules, parsers)));
    const reason = error instanceof Error ? error.message : String(error);
    return { findings: [], problems: [`${inputs[0]?.path ?? ''}: the engine failed (${reason}), not analysed`] };
  }
}

export function joinScans(parts: readonly GroupScan[]): Scan {
  const findings = parts.flatMap((part) => part.findings);
  findings.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.range.start.offset - b.range.start.offset));
  return { findings, problems: parts.flatMap((part) => part.problems) };
}
