import type { SqlCall, SqlValue } from './sql-call.ts';
import type { SqliteEngine, SqliteFunctions } from './sqlite-engine.ts';

const PREFIXES = ['$', ':', '@', ''];
/** "SQLITE_TRANSIENT": SQLite makes a copy before it returns. */
const COPY = -1;
/** https://sqlite.org/rescode.html */
const [OK, NOMEM, ROW, DONE] = [0, 7, 100, 101];
/** The low byte of an extended code is the code itself. */
const CODE_MASK = 0xff;
/** https://sqlite.org/c3ref/c_blob.html */
const [INTEGER, FLOAT, TEXT, BLOB] = [1, 2, 3, 4];
const POINTER_BYTES = 4;

const encoder = new TextEncoder();
/** A byte order mark is a character like any other. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** What SQLite refuses, in its own words. */
export class SqlError extends Error {
  readonly isOutOfMemory: boolean;

  constructor(message: string, code = 0) {
    super(message);
    this.isOutOfMemory = (code & CODE_MASK) === NOMEM;
  }
}

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A compiled statement of one connection. */
export class Statement {
  readonly #engine: SqliteEngine;
  readonly #database: number;
  readonly #pointer: number;

  /** Compiles the first statement of the text; throws `SqlError`. */
  constructor(engine: SqliteEngine, database: number, sql: string) {
    this.#engine = engine;
    this.#database = database;
    const bytes = encoder.encode(sql);
    this.#pointer = this.#lend(bytes.length + POINTER_BYTES, (memory) => {
      // The place for the answer comes first, where it is aligned.
      const text = memory + POINTER_BYTES;
      this.#heap.set(bytes, text);
      this.#check(this.#call.sqlite3_prepare_v2(database, text, bytes.length, memory, 0));
      const heap = this.#heap;
      return new DataView(heap.buffer, heap.byteOffset).getUint32(memory, true);
    });
    if (this.#pointer === 0) throw new SqlError('Cannot prepare empty SQL.');
  }

  bind({ named = {}, positional = [] }: SqlCall): void {
    for (const [name, value] of Object.entries(named)) this.#bind(this.#indexOf(name), value);
    if (positional.length > this.#call.sqlite3_bind_parameter_count(this.#pointer))
      throw new SqlError('column index out of range');
    positional.forEach((value, index) => this.#bind(index + 1, value));
  }

  /** True when there is a row to read. */
  step(): boolean {
    const code = this.#call.sqlite3_step(this.#pointer);
    if (code !== ROW && code !== DONE) this.#check(code);
    return code === ROW;
  }

  /** Of the step before: a schema that has changed since is read with the first one. */
  columns(): string[] {
    const count = this.#call.sqlite3_column_count(this.#pointer);
    return Array.from({ length: count }, (_, column) =>
      this.#text(this.#call.sqlite3_column_name(this.#pointer, column)),
    );
  }

  row(): SqlValue[] {
    const count = this.#call.sqlite3_column_count(this.#pointer);
    return Array.from({ length: count }, (_, column) => this.#cell(column));
  }

  /** As it was after compiling, so that it can be used again. */
  reset(): void {
    this.#call.sqlite3_reset(this.#pointer);
    this.#call.sqlite3_clear_bindings(this.#pointer);
  }

  finalize(): void {
    this.#call.sqlite3_finalize(this.#pointer);
  }

  get #call(): SqliteFunctions {
    return this.#engine.functions;
  }

  get #heap(): Uint8Array {
    return this.#engine.sqlite.wasm.heap8u();
  }

  #check(code: number): void {
    if (code === OK) return;
    throw new SqlError(this.#text(this.#call.sqlite3_errmsg(this.#database)), code);
  }

  /** Memory for the time of one call. */
  #lend<T>(length: number, use: (memory: number) => T): T {
    const memory = this.#call.sqlite3_malloc(length);
    if (memory === 0) throw new SqlError('out of memory', NOMEM);
    try {
      return use(memory);
    } finally {
      this.#call.sqlite3_free(memory);
    }
  }

  #indexOf(name: string): number {
    for (const prefix of PREFIXES) {
      const bytes = encoder.encode(`${prefix}${name}\0`);
      const index = this.#lend(bytes.length, (memory) => {
        this.#heap.set(bytes, memory);
        return this.#call.sqlite3_bind_parameter_index(this.#pointer, memory);
      });
      if (index > 0) return index;
    }
    throw new SqlError(`Unknown named parameter '${name}'`);
  }

  #bind(index: number, value: SqlValue): void {
    const [call, pointer] = [this.#call, this.#pointer];
    if (value === null) return this.#check(call.sqlite3_bind_null(pointer, index));
    if (typeof value === 'number') {
      const isInteger = Number.isSafeInteger(value) && !Object.is(value, -0);
      if (isInteger) return this.#check(call.sqlite3_bind_int64(pointer, index, BigInt(value)));
      return this.#check(call.sqlite3_bind_double(pointer, index, value));
    }
    if (typeof value === 'object' && 'integer' in value) return this.#bindInteger(index, BigInt(value.integer));
    const bytes = typeof value === 'string' ? encoder.encode(value) : fromHex(value.hex);
    const bind = typeof value === 'string' ? call.sqlite3_bind_text : call.sqlite3_bind_blob;
    // Without a place of its own, an empty value would be NULL.
    this.#lend(Math.max(bytes.length, 1), (memory) => {
      this.#heap.set(bytes, memory);
      this.#check(bind(pointer, index, memory, bytes.length, COPY));
    });
  }

  #bindInteger(index: number, value: bigint): void {
    if (BigInt.asIntN(64, value) !== value) throw new SqlError(`BigInt value is out of range: ${value}`);
    this.#check(this.#call.sqlite3_bind_int64(this.#pointer, index, value));
  }

  #cell(column: number): SqlValue {
    const [call, pointer] = [this.#call, this.#pointer];
    switch (call.sqlite3_column_type(pointer, column)) {
      case INTEGER: {
        const value = call.sqlite3_column_int64(pointer, column);
        const number = Number(value);
        return Number.isSafeInteger(number) ? number : { integer: String(value) };
      }
      case FLOAT:
        return call.sqlite3_column_double(pointer, column);
      case TEXT:
        return this.#text(call.sqlite3_column_text(pointer, column));
      case BLOB: {
        const start = call.sqlite3_column_blob(pointer, column);
        return { hex: toHex(this.#heap.subarray(start, start + call.sqlite3_column_bytes(pointer, column))) };
      }
      default:
        return null;
    }
  }

  /** A C string: up to the first zero byte, as Node reads it. */
  #text(start: number): string {
    if (start === 0) throw new SqlError('out of memory', NOMEM);
    const heap = this.#heap;
    return decoder.decode(heap.subarray(start, heap.indexOf(0, start)));
  }
}
