// node:sqlite over the job's database, which lives on the host's side. Node's surface, as far as an application of a
// lab uses it: https://nodejs.org/api/sqlite.html
import type { SqlAnswer, SqlCall, SqlValue } from '../../sql/sql-call.ts';
import { fromJson, host, toJson } from './host.ts';

type Bindable = null | number | bigint | string | Uint8Array;
type Row = Record<string, Bindable>;

function fail(message: string, code: string): never {
  throw Object.assign(new Error(message), { code });
}

function encode(value: unknown): SqlValue {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'bigint') return { integer: String(value) };
  if (ArrayBuffer.isView(value)) {
    return { hex: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex') };
  }
  return fail(`Provided value cannot be bound to SQLite parameter: ${typeof value}`, 'ERR_INVALID_ARG_TYPE');
}

function decode(value: SqlValue): Bindable {
  if (value === null || typeof value !== 'object') return value;
  if ('hex' in value) return new Uint8Array(Buffer.from(value.hex, 'hex'));
  return fail(`Value is too large to be represented as a JavaScript number: ${value.integer}`, 'ERR_OUT_OF_RANGE');
}

function call(request: SqlCall): SqlAnswer & { ok: true } {
  const answer = fromJson(host.sql(toJson(request))) as SqlAnswer;
  return answer.ok ? answer : fail(answer.message, 'ERR_SQLITE_ERROR');
}

function isNamed(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);
}

function bind(args: unknown[]): Pick<SqlCall, 'named' | 'positional'> {
  const [first, ...rest] = args;
  if (!isNamed(first)) return { positional: args.map(encode) };
  const named = Object.fromEntries(Object.entries(first).map(([name, value]) => [name, encode(value)]));
  return { named, positional: rest.map(encode) };
}

export class StatementSync {
  sourceSQL: string;

  constructor(sql: string) {
    this.sourceSQL = sql;
  }

  all(...args: unknown[]): Row[] {
    const { columns = [], rows = [] } = call({ kind: 'all', sql: this.sourceSQL, ...bind(args) });
    return rows.map((cells) => {
      const row = Object.create(null) as Row;
      columns.forEach((column, index) => {
        row[column] = decode(cells[index] ?? null);
      });
      return row;
    });
  }

  get(...args: unknown[]): Row | undefined {
    return this.all(...args)[0];
  }

  *iterate(...args: unknown[]): Generator<Row> {
    yield* this.all(...args);
  }

  run(...args: unknown[]): { changes: number; lastInsertRowid: number } {
    const { changes = 0, lastInsertRowid = 0 } = call({ kind: 'run', sql: this.sourceSQL, ...bind(args) });
    return { changes, lastInsertRowid };
  }
}

function text(value: unknown, name: string): string {
  if (typeof value === 'string') return value;
  const error = new TypeError(`The "${name}" argument must be a string.`);
  throw Object.assign(error, { code: 'ERR_INVALID_ARG_TYPE' });
}

/** Whatever path it is given: a lab has one database. */
export class DatabaseSync {
  isOpen = true;

  constructor(path: unknown) {
    text(path, 'path');
  }

  prepare(sql: unknown): StatementSync {
    const source = text(sql, 'sql');
    call({ kind: 'prepare', sql: source });
    return new StatementSync(source);
  }

  exec(sql: unknown): void {
    call({ kind: 'exec', sql: text(sql, 'sql') });
  }

  open(): void {}
  close(): void {}
}
