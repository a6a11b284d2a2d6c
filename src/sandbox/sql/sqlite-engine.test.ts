import { beforeEach, describe, expect, it } from 'vitest';
import { defaultLimits } from '../limits.ts';
import { Meter } from '../meter.ts';
import { diskAssets } from '../server/disk-assets.ts';
import { LabDatabase } from './lab-database.ts';
import { SqliteEngine } from './sqlite-engine.ts';

const assets = diskAssets();
let engine: SqliteEngine;
beforeEach(async () => {
  engine = await SqliteEngine.load(await assets.sqlite());
});

function serve(script: string, ...queries: string[]): unknown[] {
  const database = new LabDatabase(engine, script, new Meter(defaultLimits('javascript')));
  database.reset();
  const answers = queries.map((sql) => database.answer({ kind: 'all', sql }));
  database.close();
  return answers;
}

const memory = (): Buffer => Buffer.from(engine.sqlite.wasm.heap8u());

describe('a SQLite that served a job', () => {
  it('is, byte for byte, as it was after loading', () => {
    const before = memory();
    serve(
      'CREATE TABLE t (a); INSERT INTO t VALUES (randomblob(9000))',
      'SELECT * FROM t',
      'nonsense',
      'DELETE FROM t',
    );
    expect(memory().equals(before)).toBe(false);
    expect(engine.recycle()).toBe(true);
    expect(memory().equals(before)).toBe(true);
  });

  it('serves the next one, which sees nothing of the former', () => {
    for (const word of ['one', 'two', 'three']) {
      const script = `CREATE TABLE ${word} (a); INSERT INTO ${word} VALUES ('${word}')`;
      const [own, tables] = serve(script, `SELECT a FROM ${word}`, 'SELECT name FROM sqlite_schema');
      expect([own, tables]).toMatchObject([{ rows: [[word]] }, { rows: [[word]] }]);
      expect(engine.recycle()).toBe(true);
    }
  });

  it('asks the meter of the job that it serves', () => {
    const endless =
      'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 100000) SELECT count(*) FROM n';
    const meter = new Meter(defaultLimits('javascript'));
    const stopped = new LabDatabase(engine, 'SELECT 1', meter);
    stopped.reset();
    meter.exceed('time');
    expect(stopped.answer({ kind: 'all', sql: endless })).toEqual({ ok: false, message: 'interrupted' });
    stopped.close();
    engine.recycle();
    expect(serve('SELECT 1', endless)).toMatchObject([{ rows: [[100_000]] }]);
  });

  it('is not used again where its memory has grown', () => {
    const rows = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 24)';
    const insert = `${rows} INSERT INTO t SELECT randomblob(500000) FROM n`;
    expect(serve('CREATE TABLE t (a)', insert)).toMatchObject([{ ok: true }]);
    expect(engine.recycle()).toBe(false);
  });

  it('is not used again where it broke', () => {
    engine.isSpoiled = true;
    expect(engine.recycle()).toBe(false);
  });
});

describe('a statement that is kept for the next call', () => {
  it('knows of a table that has changed since', () => {
    const read = 'SELECT * FROM t';
    expect(serve('CREATE TABLE t (a)', read, 'ALTER TABLE t ADD COLUMN b', read, 'DROP TABLE t', read)).toMatchObject([
      { columns: ['a'] },
      { ok: true },
      { columns: ['a', 'b'] },
      { ok: true },
      { ok: false, message: 'no such table: t' },
    ]);
  });

  it('forgets the values of the call before', () => {
    const database = new LabDatabase(engine, 'SELECT 1', new Meter(defaultLimits('javascript')));
    database.reset();
    const sql = 'SELECT ?1 AS one, ?2 AS two';
    expect(database.answer({ kind: 'all', sql, positional: ['a', 'b'] })).toMatchObject({ rows: [['a', 'b']] });
    expect(database.answer({ kind: 'all', sql, positional: ['c'] })).toMatchObject({ rows: [['c', null]] });
    expect(database.answer({ kind: 'all', sql, positional: ['', 2.5] })).toMatchObject({ rows: [['', 2.5]] });
  });

  it('is in nobody’s way: tables can be dropped and rows be written', () => {
    const read = 'SELECT a FROM t';
    const script = 'CREATE TABLE t (a); INSERT INTO t VALUES (1), (2)';
    expect(serve(script, read, 'DELETE FROM t', read, 'DROP TABLE t', 'CREATE TABLE t (a)', read)).toMatchObject([
      { rows: [[1], [2]] },
      { ok: true },
      { rows: [] },
      { ok: true },
      { ok: true },
      { rows: [] },
    ]);
  });
});
