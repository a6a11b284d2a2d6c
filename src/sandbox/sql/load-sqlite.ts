import initialize, { type Sqlite3Static } from '@sqlite.org/sqlite-wasm';

interface InitializeOptions {
  print(): void;
  printErr(): void;
  instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void): object;
}

/** The package's types leave out the options that Emscripten takes. */
const initializeWith = initialize as unknown as (options: InitializeOptions) => Promise<Sqlite3Static>;

/** A fresh instance: nothing of another job's database is in its memory. */
export function loadSqlite(module: WebAssembly.Module): Promise<Sqlite3Static> {
  return initializeWith({
    print() {},
    printErr() {},
    instantiateWasm(imports, done) {
      void WebAssembly.instantiate(module, imports).then(done);
      return {};
    },
  });
}
