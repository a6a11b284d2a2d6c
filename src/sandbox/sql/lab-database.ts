import type { Database } from '@sqlite.org/sqlite-wasm';
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
import type { SqliteEngine } from './sqlite-engine.ts';
import { SqlError, Statement } from './statement.ts';

/** Virtual machine steps between two looks at the clock: about a tenth of a millisecond. */
const STEPS_PER_LOOK = 2_000;
/** https://sqlite.org/rescode.html#nomem */
const SQLITE_NOMEM = 7;

/**
 * The job's SQLite database: on the host's side of the wall, and bounded there, because what a lab's application sends
 * may hold anything. It cannot reach files, other databases or more memory and time than the job has.
 */
export class LabDatabase {
  readonly #engine: SqliteEngine;
  readonly #script: string;
  readonly #meter: Meter;
  /** As the script has made it; every check begins with a copy. */
  #filled: Database | undefined;
  #open: Database | undefined;
  /** Applications compile a statement and then run it: the text of the second call is that of the first. */
  #last: { readonly sql: string; readonly statement: Statement } | undefined;

  constructor(engine: SqliteEngine, script: string, meter: Meter) {
    this.#engine = engine;
    this.#script = script;
    this.#meter = meter;
    engine.begin(() => meter.shouldStop());
  }

  /** A connection of its own, to a database as the lab's script makes it. Throws `LabFault` where that is wrong. */
  reset(): void {
    this.#closeOpen();
    this.#filled ??= this.#fill();
    const database = this.#connect();
    this.#open = database;
    this.#copy(pointerOf(this.#filled), pointerOf(database));
    this.#bound(pointerOf(database));
  }

  /** Nothing of the job is left in its engine afterwards but what `recycle` writes over. */
  close(): void {
    if (this.#engine.isSpoiled) return;
    this.#closeOpen();
    this.#filled?.close();
    this.#filled = undefined;
  }

  /** Never throws: what SQLite refuses comes back in SQLite's own words. */
  answer(call: SqlCall): SqlAnswer {
    if (call.sql.length > SQL_TEXT_CHARACTERS_MAX) return { ok: false, message: 'string or blob too big' };
    try {
      return call.kind === 'exec' ? this.#execute(call.sql) : this.#query(call);
    } catch (error) {
      // A trap, or the host's stack: in the middle of something.
      if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) this.#engine.isSpoiled = true;
      const { message, resultCode } = error as Error & { resultCode?: number };
      const isOutOfMemory = error instanceof SqlError ? error.isOutOfMemory : resultCode === SQLITE_NOMEM;
      if (isOutOfMemory) this.#meter.exceed('memory');
      return { ok: false, message: String(message).replace(/^SQLITE_\w+: sqlite3 result code \d+: /, '') };
    }
  }

  get #database(): Database {
    if (!this.#open) throw new Error('The database has not been filled.');
    return this.#open;
  }

  #connect(): Database {
    const database = new this.#engine.sqlite.oo1.DB(':memory:');
    database.exec(`PRAGMA hard_heap_limit=${SQL_MEMORY_BYTES_MAX}; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF`);
    return database;
  }

  #fill(): Database {
    const database = this.#connect();
    try {
      database.exec(this.#script);
      return database;
    } catch (error) {
      database.close();
      throw new LabFault(`database.sql of this lab does not run: ${(error as Error).message}`);
    }
  }

  /** Page by page (https://sqlite.org/backup.html), which takes a tenth of the time of running the script again. */
  #copy(from: number, to: number): void {
    const { functions, sqlite } = this.#engine;
    const { wasm } = sqlite;
    const name = wasm.allocCString('main', false);
    const backup = functions.sqlite3_backup_init(to, Number(name), from, Number(name));
    functions.sqlite3_backup_step(backup, -1);
    const code = functions.sqlite3_backup_finish(backup);
    wasm.dealloc(name);
    if (code !== 0) throw new LabFault(`database.sql of this lab makes what cannot be copied: SQLite's code ${code}.`);
  }

  #closeOpen(): void {
    this.#last?.statement.finalize();
    this.#last = undefined;
    this.#open?.close();
    this.#open = undefined;
  }

  /** From here on only the application and the checks speak to it. */
  #bound(pointer: number): void {
    const { functions, progressHandler, authorizer, sqlite } = this.#engine;
    const { capi } = sqlite;
    capi.sqlite3_limit(pointer, capi.SQLITE_LIMIT_ATTACHED, 0);
    capi.sqlite3_limit(pointer, capi.SQLITE_LIMIT_LENGTH, SQL_VALUE_BYTES_MAX);
    functions.sqlite3_progress_handler(pointer, STEPS_PER_LOOK, progressHandler, 0);
    functions.sqlite3_set_authorizer(pointer, authorizer, 0);
  }

  #execute(sql: string): SqlAnswer {
    // The application's own SQL, wrong on purpose in some labs: this database is there to run it, within its bounds.
    // nosemgrep: javascript-sql-injection
    this.#database.exec(sql);
    return { ok: true };
  }

  #query(call: SqlCall): SqlAnswer {
    const statement = this.#prepare(call.sql);
    if (call.kind === 'prepare') return { ok: true };
    try {
      statement.bind(call);
      return call.kind === 'run' ? this.#run(statement) : readAll(statement);
    } finally {
      statement.reset();
    }
  }

  #prepare(sql: string): Statement {
    if (this.#last?.sql === sql) return this.#last.statement;
    this.#last?.statement.finalize();
    this.#last = undefined;
    this.#last = { sql, statement: new Statement(this.#engine, pointerOf(this.#database), sql) };
    return this.#last.statement;
  }

  #run(statement: Statement): SqlAnswer {
    const { functions } = this.#engine;
    const pointer = pointerOf(this.#database);
    const before = functions.sqlite3_total_changes(pointer);
    while (statement.step());
    const changes = functions.sqlite3_total_changes(pointer) - before;
    return { ok: true, changes, lastInsertRowid: Number(functions.sqlite3_last_insert_rowid(pointer)) };
  }
}

function pointerOf(database: Database): number {
  return Number(database.pointer);
}

function readAll(statement: Statement): SqlAnswer {
  const rows: SqlValue[][] = [];
  let characters = 0;
  let hasRow = statement.step();
  const columns = statement.columns();
  for (; hasRow; hasRow = statement.step()) {
    const row = statement.row();
    for (const cell of row) characters += typeof cell === 'string' ? cell.length : 16;
    rows.push(row);
    if (rows.length > SQL_ROWS_MAX || characters > SQL_RESULT_CHARACTERS_MAX) {
      throw new Error(`The result is larger than a lab needs (${rows.length} rows so far): is there a WHERE missing?`);
    }
  }
  return { ok: true, columns, rows };
}
