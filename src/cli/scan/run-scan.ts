import { importGroups } from '#core/sast/import-groups.ts';
import { languagesOfPath, type Language } from '#core/sast/language.ts';
import type { CompiledRule, RuleSource } from '#core/sast/parse-rules.ts';
import { createParsers, type Parsers } from '#core/sast/parsers.ts';
import type { Scan, ScanInput } from '#core/sast/scan.ts';
import { diskGrammars } from '#sandbox/server/load-grammars.ts';
import { languagesAt } from '#sandbox/rule-languages.ts';
import { compileOrExplain, joinScans, readText, scanGroup, type GroupScan } from './scan-group.ts';
import { ScanPool } from './scan-pool.ts';

/** Below this, starting threads takes longer than the scan. */
const THREADS_FROM_BYTES = 150_000;

/** Small groups go to a thread together: enough to be worth a message, few enough that all threads end together. */
const CHARS_PER_TASK = 100_000;

export interface ScanRun {
  readonly paths: readonly string[];
  readonly rules: readonly RuleSource[];
  /** From `startThreads`; `null` scans here. */
  readonly pool: ScanPool | null;
  readonly done: (files: number) => void;
}

export type ScanResult = { readonly ok: true; readonly scan: Scan } | { readonly ok: false; readonly wrong: string };

/** Threads, where they will pay for files of these sizes. To be started early, and ended by whoever started them. */
export function startThreads(jobs: number, sizes: Iterable<number>): ScanPool | null {
  if (jobs === 1) return null;
  let bytes = 0;
  for (const size of sizes) bytes += size;
  return bytes < THREADS_FROM_BYTES ? null : new ScanPool(jobs);
}

/** Scans all files. Rules that do not compile are refused. */
export async function runScan(run: ScanRun): Promise<ScanResult> {
  const sizes = new Map<string, number>();
  const { groups, problems } = groupFiles(run.paths, sizes);
  const embedded = languagesAt('language', run.rules);
  const languages = [...new Set([...run.paths.flatMap(languagesOfPath), ...embedded])];
  const parts =
    run.pool && groups.length > 1
      ? await run.pool.scan({ rules: run.rules, languages, tasks: tasksOf(groups, sizes), done: run.done })
      : await scanHere(groups, languages, run);
  if ('wrongRules' in parts) return { ok: false, wrong: parts.wrongRules };
  return { ok: true, scan: joinScans([{ findings: [], problems }, ...parts]) };
}

async function scanHere(
  groups: readonly (readonly string[])[],
  languages: readonly Language[],
  run: ScanRun,
): Promise<GroupScan[] | { readonly wrongRules: string }> {
  const parsers: Parsers = await createParsers(languages, diskGrammars);
  const compiled = compileOrExplain(run.rules, parsers);
  if (!compiled.ok) return { wrongRules: compiled.wrong };
  const rules: readonly CompiledRule[] = compiled.rules;
  const parts: GroupScan[] = [];
  for (const group of groups) {
    parts.push(scanGroup(group, rules, parsers));
    run.done(group.length);
  }
  return parts;
}

/** Texts are not kept: whoever scans a file reads it. */
function groupFiles(paths: readonly string[], sizes: Map<string, number>): ReturnType<typeof importGroups> {
  const heads: ScanInput[] = [];
  for (const path of paths) {
    const text = readText(path) ?? '';
    sizes.set(path, text.length);
    heads.push({ path, text: importLines(text) });
  }
  return importGroups(heads);
}

/** What names a module stands in such a line. */
function importLines(text: string): string {
  return text
    .split('\n')
    .filter((line) => /\b(?:import|from|require)\b/.test(line))
    .join('\n');
}

/** Largest first, so that no thread is left alone with the last big one. */
function tasksOf(groups: readonly (readonly string[])[], sizes: ReadonlyMap<string, number>): string[][][] {
  const sizeOf = (group: readonly string[]): number => group.reduce((sum, path) => sum + (sizes.get(path) ?? 0), 0);
  const sized = groups.map((group) => ({ group: [...group], size: sizeOf(group) })).sort((a, b) => b.size - a.size);
  const tasks: string[][][] = [];
  let room = 0;
  for (const { group, size } of sized) {
    const last = tasks.at(-1);
    if (last && room >= size) last.push(group);
    else {
      tasks.push([group]);
      room = CHARS_PER_TASK;
    }
    room -= size;
  }
  return tasks;
}
