/**
 * Speed of the scanner: a file of 300 lines warm, here and in Chromium, and up to 100,000 lines in 1,000 files by the
 * command line, beside ESLint with its security plugins and ast-grep. See docs/performance.md.
 *
 * `node bin/launch.js tests/bench/scan.ts` measures all; a name (`file`, `chromium`, `project`) only that.
 */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { compileRules } from '#core/sast/parse-rules.ts';
import { createParsers } from '#core/sast/parsers.ts';
import { scan } from '#core/sast/scan.ts';
import { diskGrammars } from '#sandbox/server/load-grammars.ts';
import { benchRules } from './scan/bench-rules.ts';
import { measureInChromium } from './scan/in-chromium.ts';
import { generateFile, lineCount, type BenchLanguage } from './scan/generated-code.ts';

const LANGUAGES: readonly BenchLanguage[] = ['javascript', 'python'];
const FILE_LINES = 300;
const WARM_RUNS = 60;
const PROJECTS_LINES = [10_000, 50_000, 100_000];
const LINES_PER_FILE = 100;

/** With nothing that Node has kept of earlier starts. */
const FIRST_START = 'gatehouse for the first time';

const wanted = process.argv[2];
const isWanted = (name: string): boolean => wanted === undefined || wanted === name;

console.log(
  `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, load ${loadavg()[0]?.toFixed(2)}, Node ${process.version}`,
);
for (const language of LANGUAGES) {
  if (isWanted('file')) await measureFile(language);
  if (isWanted('chromium')) {
    const file = generateFile(language, 1, FILE_LINES);
    const { median, p95 } = await measureInChromium(language, file, await benchRules(language), WARM_RUNS);
    console.log(`${language}, one file in Chromium: median ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`);
  }
  if (isWanted('project')) await measureProjects(language);
}

/** CPU time beside wall-clock time: the first one does not change with what else the machine does. */
async function measureFile(language: BenchLanguage): Promise<void> {
  const parsers = await createParsers([language], diskGrammars);
  const rules = compileRules(await benchRules(language), parsers);
  const file = generateFile(language, 1, FILE_LINES);
  for (let run = 0; run < WARM_RUNS; run++) scan([file], rules, parsers);
  const times: number[] = [];
  const before = process.cpuUsage();
  for (let run = 0; run < WARM_RUNS; run++) {
    const started = performance.now();
    scan([file], rules, parsers);
    times.push(performance.now() - started);
  }
  const used = process.cpuUsage(before);
  const cpu = (used.user + used.system) / 1_000 / WARM_RUNS;
  times.sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(1);
  console.log(
    `${language}, one file of ${lineCount(file.text)} lines, ${rules.length} rules, warm: median ${at(0.5)} ms, p95 ${at(0.95)} ms, ${cpu.toFixed(1)} ms of CPU`,
  );
}

async function measureProjects(language: BenchLanguage): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-bench-'));
  try {
    const rules = join(folder, 'rules.yaml');
    await writeFile(rules, stringify({ rules: await benchRules(language) }, { aliasDuplicateObjects: false }));
    for (const lines of PROJECTS_LINES) {
      const project = join(folder, String(lines));
      await mkdir(project);
      let total = 0;
      for (let n = 0; n < lines / LINES_PER_FILE; n++) {
        const { path, text } = generateFile(language, n, LINES_PER_FILE);
        total += lineCount(text);
        await writeFile(join(project, path), text);
      }
      const isLargest = lines === PROJECTS_LINES.at(-1);
      const tools = isLargest ? [FIRST_START, 'gatehouse', 'eslint', 'ast-grep'] : ['gatehouse'];
      for (const tool of tools) {
        // Both know JavaScript; ast-grep would need a grammar of its own for Python here.
        if (!tool.startsWith('gatehouse') && language !== 'javascript') continue;
        await measureTool({ tool, language, project, rules, lines: total });
      }
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

interface ToolRun {
  readonly tool: string;
  readonly language: BenchLanguage;
  readonly project: string;
  readonly rules: string;
  readonly lines: number;
}

/** In a process of its own, which tells what it used, threads included. */
async function measureTool({ tool, language, project, rules, lines }: ToolRun): Promise<void> {
  const script = join(import.meta.dirname, 'scan', 'run-tool.ts');
  const started = performance.now();
  const child = spawn(process.execPath, [script, tool === FIRST_START ? 'gatehouse' : tool, language, project, rules], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...(tool === FIRST_START && { NODE_DISABLE_COMPILE_CACHE: '1' }) },
  });
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  await new Promise((resolve) => child.on('exit', resolve));
  const seconds = (performance.now() - started) / 1_000;
  const used = JSON.parse(output.trim().split('\n').at(-1) ?? '{}') as {
    findings: number;
    megabytes: number;
    cpuSeconds: number;
  };
  console.log(
    `${language}, ${lines} lines, ${tool}: ${seconds.toFixed(1)} s, ${Math.round(lines / seconds)} lines/s, ${used.cpuSeconds.toFixed(1)} s of CPU, ${Math.round(used.megabytes)} MB at most, ${used.findings} findings`,
  );
}
