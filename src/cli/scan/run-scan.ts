import { readFile } from 'node:fs/promises';
import { importGroups } from '#core/sast/import-groups.ts';
import type { CompiledRule, RuleSource } from '#core/sast/parse-rules.ts';
import { compileRules } from '#core/sast/parse-rules.ts';
import type { Parsers } from '#core/sast/parsers.ts';
import type { Scan, ScanInput } from '#core/sast/scan.ts';
import { joinScans, scanGroup, type GroupScan } from './scan-group.ts';
import { scanInThreads } from './scan-pool.ts';

/** Below this, starting threads takes longer than the scan. */
const THREADS_FROM_CHARS = 150_000;

/** Small groups go to a thread together: enough to be worth a message, few enough that all threads end together. */
const CHARS_PER_TASK = 100_000;

export interface ScanRun {
  readonly paths: readonly string[];
  readonly rules: readonly RuleSource[];
  readonly parsers: Parsers;
  readonly jobs: number;
  readonly done: (files: number) => void;
}

/** Scans all files, in threads where that pays. */
export async function runScan(run: ScanRun): Promise<Scan> {
  const sizes = new Map<string, number>();
  const { groups, problems } = await groupFiles(run.paths, sizes);
  const chars = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const isSmall = run.jobs === 1 || groups.length === 1 || chars < THREADS_FROM_CHARS;
  const parts = isSmall
    ? await scanHere(groups, compileRules(run.rules, run.parsers), run)
    : await scanInThreads({ tasks: tasksOf(groups, sizes), rules: run.rules, jobs: run.jobs, done: run.done });
  return joinScans([{ findings: [], problems }, ...parts]);
}

async function scanHere(
  groups: readonly (readonly string[])[],
  rules: readonly CompiledRule[],
  run: ScanRun,
): Promise<GroupScan[]> {
  const parts: GroupScan[] = [];
  for (const group of groups) {
    parts.push(await scanGroup(group, rules, run.parsers));
    run.done(group.length);
  }
  return parts;
}

/** Texts are not kept: whoever scans a file reads it. */
async function groupFiles(
  paths: readonly string[],
  sizes: Map<string, number>,
): Promise<ReturnType<typeof importGroups>> {
  const heads: ScanInput[] = [];
  for (const path of paths) {
    const text = await readFile(path, 'utf8').catch(() => '');
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
