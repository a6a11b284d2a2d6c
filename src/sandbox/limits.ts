// Every bound of the sandbox, with its reason. What a lab may set is clamped here; the rest is fixed.
import type { LimitName, Limits, Runtime } from '#core/grading/jobs.ts';

const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;

/** A lab's checks take some tens of milliseconds of application time; two seconds are an endless loop. */
export const RUN_TIME_MS_DEFAULT = 2_000;
/** Python counts from the first import on, and its imports cost more. */
export const PYTHON_RUN_TIME_MS_DEFAULT = 4_000;
/** What a lab may ask for at most: a learner waits, and a grading worker is taken for so long. */
export const RUN_TIME_MS_MAX = 10_000;
/** Below this a busy machine would stop good code. */
export const RUN_TIME_MS_MIN = 200;

/** Express with its tables takes 4 MB; a bomb is met early, and sixteen of these fit a small server. */
export const MEMORY_BYTES_DEFAULT = 64 * MEGABYTE;
export const MEMORY_BYTES_MAX = 128 * MEGABYTE;
export const MEMORY_BYTES_MIN = 16 * MEGABYTE;
/** Fixed in the module's header at build time. CPython starts with 10 MB; the standard library's imports add a few. */
export const PYTHON_MEMORY_BYTES_MAX = 128 * MEGABYTE;
/** The lab's database lives outside of the runtime's memory and needs a bound of its own. */
export const SQL_MEMORY_BYTES_MAX = 32 * MEGABYTE;

/** A runaway loop prints forever; learners read the first screens. */
export const OUTPUT_BYTES_DEFAULT = 64 * KILOBYTE;
export const OUTPUT_BYTES_MAX = 256 * KILOBYTE;
export const OUTPUT_BYTES_MIN = 1 * KILOBYTE;

/** The engine's own maximum. Needs `stackSizeMb: 16` of a Node worker, or the host's stack ends first. */
export const STACK_BYTES_SERVER = 512 * KILOBYTE;
/** A browser's worker has about 1 MB of native stack, and nobody can raise it. */
export const STACK_BYTES_BROWSER = 128 * KILOBYTE;

/** Instances of a kind that lie ready between jobs. A job uses one at a time, except for the pages of a lab in Python. */
export const GUESTS_IDLE_MAX = 2;

/** Labs have a handful of files; more is not a lab. */
export const FILES_MAX = 64;
export const FILE_BYTES_MAX = 128 * KILOBYTE;
/** Stripping types from 6 MB of hostile source took 2.5 s; this much takes some tens of milliseconds. */
export const FILES_BYTES_MAX = 512 * KILOBYTE;
export const PATH_CHARACTERS_MAX = 200;
/** Two check files and a database script, written by a lab's author. */
export const CHECK_FILE_BYTES_MAX = 256 * KILOBYTE;
export const DATABASE_BYTES_MAX = 1 * MEGABYTE;

/** A lab has about ten checks; more would not be read. */
export const CHECKS_MAX = 64;
/** Over all checks. An examiner that asks more often is caught in a loop. */
export const REQUESTS_MAX = 1_000;
/** One answer of the application. Pages of labs are some kilobytes. */
export const RESPONSE_BYTES_MAX = 256 * KILOBYTE;
/** Time that an application may let pass by timers before it must have answered; the clock jumps, nobody waits. */
export const VIRTUAL_WAIT_MS_MAX = 30_000;

/** The examiner is the lab author's code: its bounds only guard against mistakes. */
export const EXAMINER_TIME_MS_MAX = 3_000;
export const EXAMINER_MEMORY_BYTES_MAX = 32 * MEGABYTE;
/** Scripts of an opened page record calls; they need no longer. */
export const PAGE_SCRIPT_TIME_MS_MAX = 200;
export const PAGE_MEMORY_BYTES_MAX = 16 * MEGABYTE;
/** Pages that the checks of a lab in Python may open; their instances are made ahead, 1 ms each. */
export const PYTHON_PAGES_MAX = 12;
export const PAGE_CALLS_MAX = 100;
/**
 * A page past one of these is refused, never cut: what was cut off would be where an attack hides. Reading HTML takes
 * quadratic time where it is meant to.
 */
export const PAGE_CHARACTERS_MAX = 64_000;
export const PAGE_SCRIPTS_MAX = 50;
export const PAGE_ELEMENTS_MAX = 2_000;
export const PAGE_NESTING_MAX = 200;
/** Pages inside pages (`srcdoc`). */
export const PAGE_FRAMES_MAX = 3;

/** One step of a transcript is read by a person. */
export const STEP_CHARACTERS_MAX = 4_000;
export const TRANSCRIPT_STEPS_MAX = 60;
export const TRANSCRIPT_CHARACTERS_MAX = 24_000;
/** What is kept of a step until it is known which part leaked. */
export const STEP_KEPT_CHARACTERS_MAX = 64_000;
/** The page that is shown in the isolated frame. */
export const EVIDENCE_PAGE_CHARACTERS_MAX = 64_000;
export const MESSAGE_CHARACTERS_MAX = 1_000;
/** Texts that a check marks as leaked; an empty or one-letter text would mark everything. */
export const LEAKS_MAX = 20;
export const LEAK_CHARACTERS_MIN = 3;

/** One statement's result; a lab's tables have some dozens of rows. */
export const SQL_ROWS_MAX = 5_000;
export const SQL_RESULT_CHARACTERS_MAX = 1 * MEGABYTE;
export const SQL_TEXT_CHARACTERS_MAX = 64 * KILOBYTE;
/** A statement with all that is bound to it, as JSON. */
export const SQL_CALL_CHARACTERS_MAX = 4 * MEGABYTE;
/** A value in the database: also the bound of `zeroblob` and `printf`. */
export const SQL_VALUE_BYTES_MAX = 1 * MEGABYTE;
/** Bytes of random in one call (node:crypto itself stops at 65,536). */
export const RANDOM_BYTES_MAX = 65_536;

/** A scan has step budgets of its own; this bounds what they do not see. */
export const SCAN_MS_MAX = 10_000;

/** Files that an application in Python may leave behind in one check. */
export const TREE_FILES_MAX = 500;
export const TREE_BYTES_MAX = 8 * MEGABYTE;
/** Opened files are kept in a list that never shrinks: so many in one job, closed ones included. */
export const FILES_OPENED_MAX = 20_000;

export function defaultLimits(runtime: Runtime): Limits {
  return {
    timeMs: runtime === 'python' ? PYTHON_RUN_TIME_MS_DEFAULT : RUN_TIME_MS_DEFAULT,
    memoryBytes: runtime === 'python' ? PYTHON_MEMORY_BYTES_MAX : MEMORY_BYTES_DEFAULT,
    outputBytes: OUTPUT_BYTES_DEFAULT,
  };
}

const BOUNDS: Record<keyof Limits, readonly [low: number, high: number]> = {
  timeMs: [RUN_TIME_MS_MIN, RUN_TIME_MS_MAX],
  memoryBytes: [MEMORY_BYTES_MIN, MEMORY_BYTES_MAX],
  outputBytes: [OUTPUT_BYTES_MIN, OUTPUT_BYTES_MAX],
};

export type LabLimits =
  { readonly ok: true; readonly limits: Limits } | { readonly ok: false; readonly problem: string };

/** What a lab asks for, over the defaults; a wish outside of the bounds is an author's mistake. */
export function labLimits(runtime: Runtime, wishes: Partial<Limits>): LabLimits {
  for (const [name, [low, high]] of Object.entries(BOUNDS)) {
    const wish = wishes[name as keyof Limits];
    if (wish !== undefined && !(wish >= low && wish <= high)) {
      return { ok: false, problem: `${name} must be between ${low} and ${high}, found ${wish}` };
    }
  }
  return { ok: true, limits: { ...defaultLimits(runtime), ...wishes } };
}

function clamp(value: number, low: number, high: number): number {
  return Number.isFinite(value) ? Math.min(Math.max(value, low), high) : high;
}

/** A lab's wishes, brought within the bounds above. */
export function clampLimits(limits: Limits): Limits {
  return {
    timeMs: clamp(limits.timeMs, ...BOUNDS.timeMs),
    memoryBytes: clamp(limits.memoryBytes, ...BOUNDS.memoryBytes),
    outputBytes: clamp(limits.outputBytes, ...BOUNDS.outputBytes),
  };
}

const QUESTIONS: Record<LimitName, string> = {
  time: 'is there an endless loop, or a pattern that backtracks?',
  memory: 'does something grow without an end?',
  output: 'does a loop print?',
  stack: 'does a function call itself without an end?',
  size: 'is a file in there that does not belong?',
};

/** One sentence that says what happened and what to look for. */
export function limitMessage(name: LimitName, limits: Limits): string {
  const facts: Record<LimitName, string> = {
    time: `Stopped after ${limits.timeMs / 1_000} s`,
    memory: `Stopped at ${Math.round(limits.memoryBytes / MEGABYTE)} MB of memory`,
    output: `Stopped after ${Math.round(limits.outputBytes / KILOBYTE)} kB of output`,
    stack: 'Stopped when calls were nested too deeply',
    size: 'Refused because it is too large',
  };
  return `${facts[name]}: ${QUESTIONS[name]}`;
}
