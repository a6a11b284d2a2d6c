import type { Answer, AppResponse } from '../exchange.ts';
import { BrokenApplication, Exam } from '../examiner/exam.ts';
import { Examiner, LabFault } from '../examiner/examiner.ts';
import type { FileTask, PageTask, Task } from '../examiner/task.ts';
import { PYTHON_PAGES_MAX, RESPONSE_BYTES_MAX } from '../limits.ts';
import { LimitExceeded, type Meter } from '../meter.ts';
import type { OpenedPage } from '../page/page.ts';
import type { RunState } from '../run-job.ts';
import type { Workbench } from '../workbench.ts';
import { FileTree } from './file-tree.ts';
import { Interpreter } from './interpreter.ts';
import { InterpreterLeft, type PythonMachine } from './machine.ts';
import { readReply } from './reply.ts';

/** A page in hex and as much again for headers; what comes after is not kept, and the reply not readable then. */
const REPLY_BYTES_MAX = RESPONSE_BYTES_MAX * 4;

type PageOpener = (task: PageTask, onScript: (text: string) => void) => Answer<OpenedPage>;

/**
 * Examines a WSGI application. The interpreter runs inside one call from beginning to end; whenever it asks for its next
 * command, the exam goes on in here until there is one. Each check meets the module loaded anew on a fresh tree.
 */
class PythonRun {
  readonly #state: RunState;
  readonly #exam: Exam;
  readonly #openers: PageOpener[];
  readonly #interpreter: Interpreter;
  readonly #replyDecoder = new TextDecoder();
  readonly #outputDecoder = new TextDecoder();
  #reply = '';
  #tree = new FileTree({});
  #needsLoading = true;
  #awaited: Task | undefined;

  constructor(state: RunState, exam: Exam, machine: PythonMachine, openers: PageOpener[]) {
    this.#openers = openers;
    this.#state = state;
    this.#exam = exam;
    this.#interpreter = new Interpreter({
      machine,
      nextCommand: () => this.#onTurn(() => this.#nextCommand()),
      onReply: (bytes) => this.#takeReply(bytes),
      onOutput: (bytes) => this.#print(bytes),
    });
  }

  run(): void {
    const { meter } = this.#state;
    try {
      const code = this.#interpreter.run();
      const when = this.#awaited ? 'instead of answering' : 'before it was asked anything';
      throw new BrokenApplication(`The application ended the Python process (exit code ${code}) ${when}.`);
    } catch (error) {
      if (error instanceof InterpreterLeft) return;
      const crashed = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
      if (crashed) meter.exceed(/memory|allocation/i.test(error.message) ? 'memory' : 'stack');
      if (meter.exceeded) throw new LimitExceeded(meter.exceeded);
      throw error;
    } finally {
      meter.pause();
    }
  }

  /** The host's turn: the learner's clock stands still, and the bounds are looked at before it goes on. */
  #onTurn<T>(work: () => T): T {
    const { meter } = this.#state;
    meter.pause();
    meter.assertWithin();
    const result = work();
    meter.assertWithin();
    if (this.#awaited) meter.resume();
    return result;
  }

  #nextCommand(): Uint8Array {
    let answer: Answer<unknown> | undefined = this.#awaited ? this.#readReply(this.#state.meter) : undefined;
    this.#awaited = undefined;
    for (;;) {
      const task = this.#exam.next(answer);
      if (!task) throw new InterpreterLeft();
      if (task.kind === 'request') {
        this.#awaited = task;
        const load = this.#needsLoading ? this.#state.job.entry : '';
        this.#needsLoading = false;
        this.#reply = '';
        return new TextEncoder().encode(`${JSON.stringify({ load, request: task.request })}\n`);
      }
      answer = this.#answerHere(task);
    }
  }

  #answerHere(task: Exclude<Task, { kind: 'request' }>): Answer<unknown> {
    switch (task.kind) {
      case 'fresh':
        this.#tree = new FileTree(this.#state.job.files);
        this.#interpreter.mount(this.#tree);
        this.#needsLoading = true;
        return { ok: true, value: null };
      case 'file':
        return this.#answerFile(task);
      case 'sql':
        return { ok: false, message: 'An application in Python has no database.' };
      case 'open':
        return this.#open(task);
    }
  }

  #open(task: PageTask): Answer<unknown> {
    const open = this.#openers.pop();
    if (!open) throw new LabFault(`The checks of a lab in Python open at most ${PYTHON_PAGES_MAX} pages.`);
    return open(task, (text) => this.#exam.recordScript(text));
  }

  #answerFile({ action, path, text }: FileTask): Answer<unknown> {
    if (action === 'list') return { ok: true, value: this.#tree.list() };
    if (action === 'write') {
      const written = this.#tree.write(path, text);
      return written ? { ok: true, value: null } : { ok: false, message: `The file ${path} cannot be written.` };
    }
    const found = this.#tree.read(path);
    return found === undefined ? { ok: false, message: `There is no file ${path}.` } : { ok: true, value: found };
  }

  #readReply(meter: Meter): Answer<AppResponse> {
    const { broken, exceeded, answer } = readReply(this.#reply);
    if (exceeded) {
      meter.exceed(exceeded);
      throw new LimitExceeded(exceeded);
    }
    if (broken !== undefined) throw new BrokenApplication(broken);
    return answer;
  }

  #takeReply(bytes: Uint8Array): void {
    if (this.#reply.length + bytes.length > REPLY_BYTES_MAX) return;
    this.#reply += this.#replyDecoder.decode(bytes, { stream: true });
  }

  #print(bytes: Uint8Array): void {
    const { meter } = this.#state;
    meter.print(this.#outputDecoder.decode(bytes, { stream: true }));
    meter.assertWithin();
  }
}

/** Made ahead, for one page each: inside of the interpreter's call nothing can be waited for. */
async function makeOpeners({ job }: RunState, workbench: Workbench): Promise<PageOpener[]> {
  if (!/\bbrowser\b/.test(job.checks.works + job.checks.safe)) return [];
  const { makePageRealm, readPage, runPage } = await import('../page/open-page.ts');
  const realms = await Promise.all(Array.from({ length: PYTHON_PAGES_MAX }, () => makePageRealm(workbench)));
  return realms.map((realm) => (task, onScript) => {
    const page = readPage(task);
    const opened = page.ok ? runPage(page.value, task, realm, onScript) : page;
    workbench.giveBack('page', realm.vm);
    return opened;
  });
}

export async function runPython(state: RunState, workbench: Workbench): Promise<void> {
  const { job } = state;
  const machine = await workbench.takePython();
  const examiner = await Examiner.start(workbench, job.checks);
  const exam = new Exam(examiner, job.seed, state.onProgress);
  state.exam = exam;
  try {
    new PythonRun(state, exam, machine, await makeOpeners(state, workbench)).run();
  } finally {
    workbench.giveBackPython(machine);
    examiner.stop();
  }
}
