import type { Database, PreparedStatement, Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import {
  SQL_MEMORY_BYTES_MAX,
  SQL_RESULT_CHARACTERS_MAX,
  SQL_ROWS_MAX,
  SQL_TEXT_CHARACTERS_MAX,
  SQL_VALUE_BYTES_MAX,
} from '../limits.ts';
import { LabFault } from '../examiner/examiner.ts';
import type { Meter } from '../meter.ts';
import type { SqlAnswer, SqlCall, SqlValue } from './sql-call.ts';

/** Virtual machine steps between two looks at the clock: about a tenth of a millisecond. */
const STEPS_PER_LOOK = 2_000;

/** Pragmas that only read the schema. Every other one could change what the bounds below rest on. */
const PRAGMAS_ALLOWED = new Set(['table_info', 'table_xinfo', 'table_list', 'index_list', 'index_info']);

const PREFIXES = ['$', ':', '@'];

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function toCell(value: unknown): SqlValue {
  if (typeof value === 'bigint') return { integer: String(value) };
  if (value instanceof Uint8Array)
    return { hex: Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join('') };
  return value as SqlValue;
}

function fromCell(value: SqlValue): null | number | string | bigint | Uint8Array {
  if (value === null || typeof value !== 'object') return value;
  return 'hex' in value ? fromHex(value.hex) : BigInt(value.integer);
}

function bind(statement: PreparedStatement, { named = {}, positional = [] }: SqlCall): void {
  for (const [name, value] of Object.entries(named)) {
    const index = [...PREFIXES.map((prefix) => prefix + name), name]
      .map((candidate) => statement.getParamIndex(candidate))
      .find((found) => typeof found === 'number' && found > 0);
    if (!index) throw new Error(`Unknown named parameter '${name}'`);
    statement.bind(index, fromCell(value));
  }
  if (positional.length > statement.parameterCount) throw new Error('column index out of range');
  positional.forEach((value, index) => statement.bind(index + 1, fromCell(value)));
}

/**
 * The job's SQLite database: on the host's side of the wall, and bounded there, because what a lab's application sends
 * may hold anything. It cannot reach files, other databases or more memory and time than the job has.
 */
export class LabDatabase {
  readonly #sqlite: Sqlite3Static;
  readonly #script: string;
  readonly #meter: Meter;
  #open: Database | undefined;

  constructor(sqlite: Sqlite3Static, script: string, meter: Meter) {
    this.#sqlite = sqlite;
    this.#script = script;
    this.#meter = meter;
  }

  /** An empty database, filled by the lab's script. Throws `LabFault` where that is wrong. */
  reset(): void {
    this.close();
    const { capi, oo1 } = this.#sqlite;
    const database = new oo1.DB(':memory:');
    this.#open = database;
    database.exec(`PRAGMA hard_heap_limit=${SQL_MEMORY_BYTES_MAX}; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF`);
    try {
      database.exec(this.#script);
    } catch (error) {
      throw new LabFault(`database.sql of this lab does not run: ${(error as Error).message}`);
    }
    this.#bound(database, capi);
  }

  close(): void {
    this.#open?.close();
    this.#open = undefined;
  }

  /** Never throws: what SQLite refuses comes back in SQLite's own words. */
  answer(call: SqlCall): SqlAnswer {
    if (call.sql.length > SQL_TEXT_CHARACTERS_MAX) return { ok: false, message: 'string or blob too big' };
    try {
      return call.kind === 'exec' ? this.#execute(call.sql) : this.#query(call);
    } catch (error) {
      const { message, resultCode } = error as Error & { resultCode?: number };
      if (resultCode === this.#sqlite.capi.SQLITE_NOMEM) this.#meter.exceed('memory');
      return { ok: false, message: String(message).replace(/^SQLITE_\w+: sqlite3 result code \d+: /, '') };
    }
  }

  get #database(): Database {
    if (!this.#open) throw new Error('The database has not been filled.');
    return this.#open;
  }

  /** From here on only the application and the checks speak to it. */
  #bound(database: Database, capi: Sqlite3Static['capi']): void {
    const pointer = database.pointer as NonNullable<typeof database.pointer>;
    capi.sqlite3_limit(pointer, capi.SQLITE_LIMIT_ATTACHED, 0);
    capi.sqlite3_limit(pointer, capi.SQLITE_LIMIT_LENGTH, SQL_VALUE_BYTES_MAX);
    capi.sqlite3_progress_handler(pointer, STEPS_PER_LOOK, () => (this.#meter.shouldStop() ? 1 : 0), 0 as never);
    const refused: readonly number[] = [capi.SQLITE_ATTACH, capi.SQLITE_DETACH];
    capi.sqlite3_set_authorizer(
      pointer,
      (_context, action, subject) => {
        const pragma = action === capi.SQLITE_PRAGMA && !PRAGMAS_ALLOWED.has(String(subject).toLowerCase());
        return pragma || refused.includes(action) ? capi.SQLITE_DENY : capi.SQLITE_OK;
      },
      0 as never,
    );
  }

  #execute(sql: string): SqlAnswer {
    // The application's own SQL, wrong on purpose in some labs: this database is there to run it, within its bounds.
    // nosemgrep: javascript-sql-injection
    this.#database.exec(sql);
    return { ok: true };
  }

  #query(call: SqlCall): SqlAnswer {
    // nosemgrep: javascript-sql-injection -- as above
    const statement = this.#database.prepare(call.sql);
    try {
      if (call.kind === 'prepare') return { ok: true };
      bind(statement, call);
      return call.kind === 'run' ? this.#run(statement) : this.#all(statement);
    } finally {
      statement.finalize();
    }
  }

  #run(statement: PreparedStatement): SqlAnswer {
    const { capi } = this.#sqlite;
    const pointer = this.#database.pointer as NonNullable<Database['pointer']>;
    const before = capi.sqlite3_total_changes(pointer);
    while (statement.step());
    const changes = capi.sqlite3_total_changes(pointer) - before;
    return { ok: true, changes, lastInsertRowid: Number(capi.sqlite3_last_insert_rowid(pointer)) };
  }

  #all(statement: PreparedStatement): SqlAnswer {
    const rows: SqlValue[][] = [];
    const columns = statement.columnCount > 0 ? statement.getColumnNames([]) : [];
    let characters = 0;
    while (statement.step()) {
      const row = (statement.get([]) as unknown[]).map(toCell);
      for (const cell of row) characters += typeof cell === 'string' ? cell.length : 16;
      rows.push(row);
      if (rows.length > SQL_ROWS_MAX || characters > SQL_RESULT_CHARACTERS_MAX) {
        throw new Error(
          `The result is larger than a lab needs (${rows.length} rows so far): is there a WHERE missing?`,
        );
      }
    }
    return { ok: true, columns, rows };
  }
}
