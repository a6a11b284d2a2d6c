import { randomInt } from 'node:crypto';
import { describeProblem } from '#core/grading/author-problem.ts';
import type { Sandbox } from '#sandbox/protocol.ts';
import type { Lab } from './lab.ts';
import { labNames } from './lab-names.ts';
import { labSources } from './lab-sources.ts';
import { proveLab, type LabProof } from './prove-lab.ts';
import { readAddedLab } from './read-added-lab.ts';
import { unwrittenParts } from './unwritten.ts';

/** A dozen answers of a few seconds each, on a machine that serves meanwhile. What takes longer would not be graded either. */
const PROOF_TIME_MS_MAX = 180_000;
const SEED_END = 2 ** 31;

/** A lab of LABS_DIR, and how far it is. */
export interface AddedLab {
  readonly id: string;
  /** `waiting`: read, and not yet proved. Only `ready` ones are shown and graded. */
  readonly state: 'waiting' | 'ready' | 'refused';
  /** Why it is refused: texts with file, line and what to do, for who wrote it. */
  readonly problems: readonly string[];
}

export interface AddedLabs {
  /** All of them, by name. */
  list(): readonly AddedLab[];
  /** Those that have kept their promises. */
  ready(): readonly Lab[];
  isReady(id: string): boolean;
  /** Waits for the proof of a lab that is still waiting; `undefined` where there is no such lab, or it is refused. */
  whenKnown(id: string): Promise<Lab | undefined>;
  /** Proves one after the other. What has passed is in `ready` from then on. */
  prove(tools: {
    readonly sandbox: Sandbox;
    readonly onReady: (lab: Lab) => void;
    readonly log: ProofLog;
  }): Promise<void>;
  /** Ends `prove`; who waits in `whenKnown` gets an error. */
  stop(): void;
}

interface ProofLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

/** An installation that has set no LABS_DIR. */
export const NO_ADDED_LABS: AddedLabs = {
  list: () => [],
  ready: () => [],
  isReady: () => false,
  whenKnown: () => Promise.resolve(undefined),
  prove: () => Promise.resolve(),
  stop: () => undefined,
};

const REFUSED = 'a lab of LABS_DIR is refused';

/** Reads the folder of LABS_DIR; nothing of it runs before `prove`. */
export async function readAddedLabs(labsDir: string, builtIn: ReadonlySet<string>): Promise<AddedLabs> {
  const sources = await labSources(labsDir);
  const names = await labNames(sources.labsDir);
  const added = new Map<string, Entry>();
  for (const id of names) {
    const reading = await readAddedLab(id, sources, { builtIn, names });
    added.set(
      id,
      reading.ok ? new Entry(id, reading.lab, []) : new Entry(id, null, reading.problems.map(describeProblem)),
    );
  }
  return new Added(added, sources.labsDir);
}

class Entry {
  readonly id: string;
  readonly lab: Lab | null;
  readonly known: Promise<Lab | undefined>;
  state: AddedLab['state'];
  problems: readonly string[];
  isAskedFor = false;
  #settle: (lab: Lab | undefined) => void = () => undefined;
  #refuse: (error: Error) => void = () => undefined;

  constructor(id: string, lab: Lab | null, problems: readonly string[]) {
    this.id = id;
    this.lab = lab;
    this.problems = problems;
    this.state = lab && problems.length === 0 ? 'waiting' : 'refused';
    this.known = new Promise((done, failed) => {
      this.#settle = done;
      this.#refuse = failed;
    });
    // Most of the time nobody asks.
    this.known.catch(() => undefined);
    if (this.state === 'refused') this.#settle(undefined);
  }

  isWaiting(): this is WaitingEntry {
    return this.state === 'waiting';
  }

  /** Who waits is told that this instance ends, and not that there is no such lab. */
  giveUp(): void {
    this.#refuse(new Error('Stopped before the lab was proved.'));
  }

  settle(problems: readonly string[]): void {
    this.problems = problems;
    this.state = problems.length === 0 ? 'ready' : 'refused';
    this.#settle(this.state === 'ready' && this.lab ? this.lab : undefined);
  }
}

type WaitingEntry = Entry & { readonly lab: Lab };

class Added implements AddedLabs {
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #labsDir: string;
  #isStopping = false;

  constructor(entries: ReadonlyMap<string, Entry>, labsDir: string) {
    this.#entries = entries;
    this.#labsDir = labsDir;
  }

  list(): readonly AddedLab[] {
    return [...this.#entries.values()].map(({ id, state, problems }) => ({ id, state, problems }));
  }

  ready(): readonly Lab[] {
    return [...this.#entries.values()].flatMap(({ state, lab }) => (state === 'ready' && lab ? [lab] : []));
  }

  isReady(id: string): boolean {
    return this.#entries.get(id)?.state === 'ready';
  }

  whenKnown(id: string): Promise<Lab | undefined> {
    const entry = this.#entries.get(id);
    if (!entry) return Promise.resolve(undefined);
    entry.isAskedFor = true;
    return entry.known;
  }

  stop(): void {
    this.#isStopping = true;
    for (const entry of this.#entries.values()) entry.giveUp();
  }

  async prove({ sandbox, onReady, log }: Parameters<AddedLabs['prove']>[0]): Promise<void> {
    for (const { id, state, problems } of this.list()) {
      if (state === 'refused') log.warn({ lab: id, problems }, REFUSED);
    }
    for (let entry = this.#next(); entry; entry = this.#next()) {
      const startedAt = performance.now();
      const { id, lab } = entry;
      const problems = await this.#problemsOf(lab, sandbox);
      if (this.#isStopping) return;
      const ms = Math.round(performance.now() - startedAt);
      if (problems.length === 0) onReady(lab);
      entry.settle(problems);
      if (problems.length > 0) log.warn({ lab: id, ms, problems }, REFUSED);
      else log.info({ lab: id, ms }, 'a lab of LABS_DIR has proved itself');
    }
  }

  /** Somebody's attempt waits in a place of the queue: its lab comes first. */
  #next(): WaitingEntry | undefined {
    const waiting = [...this.#entries.values()].filter((entry) => entry.isWaiting());
    return waiting.find(({ isAskedFor }) => isAskedFor) ?? waiting[0];
  }

  async #problemsOf(lab: Lab, sandbox: Sandbox): Promise<readonly string[]> {
    try {
      const words = await unwrittenParts(this.#labsDir, lab.public.id);
      const proofs = await inTime((signal) =>
        proveLab(lab, { sandbox, seed: randomInt(SEED_END), untilBroken: true, signal }),
      );
      return [words, ...proofs].flatMap(({ about, problems }) =>
        problems.map((text) => `${lab.public.id}/${about}\n  ${text}`),
      );
    } catch (error) {
      return [`${lab.public.id}\n  It could not be proved: ${error instanceof Error ? error.message : String(error)}`];
    }
  }
}

/** A lab whose runs end by their limit would hold up the others, and learners with them. */
async function inTime(prove: (signal: AbortSignal) => Promise<readonly LabProof[]>): Promise<readonly LabProof[]> {
  const signal = AbortSignal.timeout(PROOF_TIME_MS_MAX);
  const proofs = await prove(signal);
  if (signal.aborted) throw new Error(`it took more than ${PROOF_TIME_MS_MAX / 1000} s.`);
  return proofs;
}
