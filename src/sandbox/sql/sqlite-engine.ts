import type { Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import { loadSqlite } from './load-sqlite.ts';

/** Pragmas that only read the schema. Every other one could change what the bounds of a database rest on. */
const PRAGMAS_ALLOWED = new Set(['table_info', 'table_xinfo', 'table_list', 'index_list', 'index_info']);

/** The C functions themselves (https://sqlite.org/c3ref/funclist.html): the package's wrappers take longer than SQLite. */
export interface SqliteFunctions {
  sqlite3_backup_finish(backup: number): number;
  sqlite3_backup_init(to: number, toName: number, from: number, fromName: number): number;
  sqlite3_backup_step(backup: number, pages: number): number;
  sqlite3_bind_blob(statement: number, index: number, bytes: number, length: number, destructor: number): number;
  sqlite3_bind_double(statement: number, index: number, value: number): number;
  sqlite3_bind_int64(statement: number, index: number, value: bigint): number;
  sqlite3_bind_null(statement: number, index: number): number;
  sqlite3_bind_parameter_count(statement: number): number;
  sqlite3_bind_parameter_index(statement: number, name: number): number;
  sqlite3_bind_text(statement: number, index: number, bytes: number, length: number, destructor: number): number;
  sqlite3_clear_bindings(statement: number): number;
  sqlite3_column_blob(statement: number, column: number): number;
  sqlite3_column_bytes(statement: number, column: number): number;
  sqlite3_column_count(statement: number): number;
  sqlite3_column_double(statement: number, column: number): number;
  sqlite3_column_int64(statement: number, column: number): bigint;
  sqlite3_column_name(statement: number, column: number): number;
  sqlite3_column_text(statement: number, column: number): number;
  sqlite3_column_type(statement: number, column: number): number;
  sqlite3_errmsg(database: number): number;
  sqlite3_finalize(statement: number): number;
  sqlite3_free(bytes: number): void;
  sqlite3_last_insert_rowid(database: number): bigint;
  sqlite3_malloc(length: number): number;
  sqlite3_prepare_v2(database: number, sql: number, length: number, statement: number, tail: number): number;
  sqlite3_progress_handler(database: number, steps: number, ask: number, context: number): void;
  sqlite3_reset(statement: number): number;
  sqlite3_set_authorizer(database: number, ask: number, context: number): number;
  sqlite3_step(statement: number): number;
  sqlite3_total_changes(database: number): number;
}

/** SQLite in an instance of its own, which serves one job at a time. */
export class SqliteEngine {
  readonly sqlite: Sqlite3Static;
  readonly functions: SqliteFunctions;
  /** Function pointers for the handlers of a connection, installed once: each costs a WASM module of its own. */
  readonly progressHandler: number;
  readonly authorizer: number;
  /** It broke in the middle of something: nobody calls into it any more. */
  isSpoiled = false;
  readonly #beginning: Uint8Array;
  readonly #length: number;
  #shouldStop: () => boolean = () => true;

  private constructor(sqlite: Sqlite3Static) {
    this.sqlite = sqlite;
    const { capi, wasm } = sqlite;
    this.functions = wasm.exports as SqliteFunctions;
    const refused: readonly number[] = [capi.SQLITE_ATTACH, capi.SQLITE_DETACH];
    this.progressHandler = Number(wasm.installFunction('ip', () => (this.#shouldStop() ? 1 : 0)));
    this.authorizer = Number(
      wasm.installFunction('ipipppp', (_context: number, action: number, subject: number) => {
        if (refused.includes(action)) return capi.SQLITE_DENY;
        if (action !== capi.SQLITE_PRAGMA) return capi.SQLITE_OK;
        return PRAGMAS_ALLOWED.has(String(wasm.cstrToJs(subject)).toLowerCase()) ? capi.SQLITE_OK : capi.SQLITE_DENY;
      }),
    );
    const heap = wasm.heap8u();
    this.#beginning = trimmed(heap);
    this.#length = heap.length;
  }

  static async load(module: WebAssembly.Module): Promise<SqliteEngine> {
    return new SqliteEngine(await loadSqlite(module));
  }

  /** From now on it works for a job, as long as that may go on. */
  begin(shouldStop: () => boolean): void {
    this.#shouldStop = shouldStop;
  }

  /**
   * Writes all of its memory anew, so that the next job meets it as it was after loading. False where that cannot be:
   * it broke, or its memory has grown. To be called with no connection open.
   */
  recycle(): boolean {
    this.#shouldStop = () => true;
    const heap = this.sqlite.wasm.heap8u();
    if (this.isSpoiled || heap.length !== this.#length) return false;
    heap.set(this.#beginning);
    heap.fill(0, this.#beginning.length);
    return true;
  }
}

/** Without the zeros at its end, which are most of it. */
function trimmed(bytes: Uint8Array): Uint8Array {
  let length = bytes.length;
  while (length > 0 && bytes[length - 1] === 0) length -= 1;
  return bytes.slice(0, length);
}
