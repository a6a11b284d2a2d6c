// The examiner's gate to the host. Checks are a lab author's code; they see `check`, not these.
export interface ExaminerHost {
  /** A check as JSON: id, proof, title. */
  declare(check: string): void;
  /** Something only the host can do; the answer comes later by `answer(id, …)`. */
  ask(id: string, task: string): void;
  /** The running check's result as JSON: status and message. */
  settle(result: string): void;
  leak(text: string): void;
  note(text: string): void;
}

interface Gate {
  host: ExaminerHost;
  entry: unknown;
}

const gate = (globalThis as unknown as { __gatehouse: Gate }).__gatehouse;
delete (globalThis as { __gatehouse?: unknown }).__gatehouse;

export const host: ExaminerHost = { ...gate.host };

export function publish(entry: object): void {
  gate.entry = entry;
}
