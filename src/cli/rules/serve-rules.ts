import { readFile, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { compileRules, type CompiledRule } from '#core/sast/parse-rules.ts';
import type { Parsers } from '#core/sast/parsers.ts';
import { scan } from '#core/sast/scan.ts';
import { startOfDay } from '#core/sast/start-of-day.ts';
import { loadParsers } from '../load-parsers.ts';
import { readRules, ruleProblemText } from '../scan/rule-files.ts';
import { askedPath } from './asked-path.ts';

interface Answer {
  readonly findings: readonly { readonly rule: string; readonly line: number }[];
  readonly error: string | null;
}

interface KnownRules {
  readonly version: string;
  readonly rules: readonly CompiledRule[];
  readonly error: string | null;
}

/** Compiled rule files that are kept; whoever serves more reads the oldest again. */
const KNOWN_FILES_MAX = 500;

/**
 * Answers each line of the input with one line, in order, until the input ends. What is wrong with a line, a rule or
 * a target stands in its answer; the server goes on.
 */
export async function serveRules(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Promise<number> {
  const parsers = await loadParsers();
  const known = new Map<string, KnownRules>();
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    const answer = await answerLine(line, parsers, known).catch((error: unknown): Answer => ({
      findings: [],
      error: error instanceof Error ? error.message : String(error),
    }));
    if (!output.write(`${JSON.stringify(answer)}\n`)) await new Promise((resolve) => output.once('drain', resolve));
  }
  return 0;
}

async function answerLine(line: string, parsers: Parsers, known: Map<string, KnownRules>): Promise<Answer> {
  const question = JSON.parse(line) as { readonly rule?: unknown; readonly target?: unknown } | null;
  const { rule, target } = question ?? {};
  if (typeof rule !== 'string' || typeof target !== 'string') {
    return { findings: [], error: 'expected {"rule": FILE, "target": FILE}' };
  }
  const { rules, error } = await rulesOf(rule, parsers, known);
  const text = await readFile(target, 'utf8');
  const today = startOfDay(Date.now());
  const byPath = Map.groupBy(rules, (one) => askedPath(one, rule, target));
  const found = [...byPath].flatMap(([path, some]) => scan([{ path, text }], some, parsers, today).findings);
  const findings = found.map(({ ruleId, range }) => ({ rule: ruleId, line: range.start.line }));
  findings.sort((a, b) => a.line - b.line || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0));
  return { findings, error };
}

/** Compiled once for each version of the file. Rules without a problem serve although their neighbours have one. */
async function rulesOf(file: string, parsers: Parsers, known: Map<string, KnownRules>): Promise<KnownRules> {
  const { mtimeMs, size } = await stat(file);
  const version = `${mtimeMs} ${size}`;
  const before = known.get(file);
  if (before?.version === version) return before;
  const read = await readRules(file, parsers);
  if (!read.ok) return { version, rules: [], error: read.reason };
  const error = read.problems.length > 0 ? read.problems.map(ruleProblemText).join('; ') : null;
  const made = { version, rules: compileRules(read.rules, parsers), error };
  const [oldest] = known.keys();
  if (known.size >= KNOWN_FILES_MAX && oldest !== undefined) known.delete(oldest);
  known.set(file, made);
  return made;
}
