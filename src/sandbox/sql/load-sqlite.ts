import initialize, { type Sqlite3Static } from '@sqlite.org/sqlite-wasm';

interface InitializeOptions {
  print(): void;
  printErr(): void;
  instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void): object;
}

/** The package's types leave out the options that Emscripten takes. */
const initializeWith = initialize as unknown as (options: InitializeOptions) => Promise<Sqlite3Static>;

/** The package reports to the console what it also throws; a learner's mistakes do not belong in the host's log. */
const SILENT = { warn() {}, error() {}, log() {}, debug() {} };

/** A fresh instance: nothing of another job's database is in its memory. */
export function loadSqlite(module: WebAssembly.Module): Promise<Sqlite3Static> {
  // Read, and taken away again, while it starts (https://sqlite.org/wasm/doc/trunk/api-index.md, sqlite3ApiConfig).
  Object.assign(globalThis, { sqlite3ApiConfig: SILENT });
  return initializeWith({
    print() {},
    printErr() {},
    instantiateWasm(imports, done) {
      void WebAssembly.instantiate(module, imports).then(done);
      return {};
    },
  });
}
