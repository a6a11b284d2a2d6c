/**
 * The only ways out of the subject: texts and bytes in, texts and bytes out. The bundle takes them from the global before any code of a
 * learner's is read, so that no name leads to them afterwards.
 */
export interface SubjectHost {
  print(text: string): void;
  /** A `SqlCall` as JSON; answers a `SqlAnswer` as JSON. */
  sql(call: string): string;
  /** Random bytes as hex; the argument is their count in decimal. */
  random(count: string): string;
  /** The response to request `id` as JSON. */
  respond(id: string, response: string): void;
  /** The application met a bound that it could have caught and did not: `memory` or `stack`. */
  exceeded(limit: string): void;
  /** Work on bytes that would be slow in here (`fast-bytes.ts`). */
  encodeUtf8(text: string): Uint8Array;
  decodeUtf8(bytes: ArrayBuffer): string;
  digest(name: string, bytes: ArrayBuffer): Uint8Array;
  /** Moves the clock on by milliseconds instead of waiting. */
  skip(milliseconds: string): void;
}

interface Gate {
  host: SubjectHost;
  entry: unknown;
}

const gate = (globalThis as unknown as { __gatehouse: Gate }).__gatehouse;
delete (globalThis as { __gatehouse?: unknown }).__gatehouse;

export const host: SubjectHost = { ...gate.host };

/** Hands the host what it may call. */
export function publish(entry: object): void {
  gate.entry = entry;
}

/** Taken before guest code can replace them. */
export const toJson = JSON.stringify;
export const fromJson = JSON.parse;
