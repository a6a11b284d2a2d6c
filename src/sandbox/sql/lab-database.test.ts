import { beforeAll, describe, expect, it } from 'vitest';
import { LabFault } from '../examiner/examiner.ts';
import { defaultLimits, SQL_ROWS_MAX, SQL_TEXT_CHARACTERS_MAX } from '../limits.ts';
import { Meter } from '../meter.ts';
import { diskAssets } from '../server/disk-assets.ts';
import { LabDatabase } from './lab-database.ts';
import { SqliteEngine } from './sqlite-engine.ts';
import type { SqlCall } from './sql-call.ts';

const SCRIPT =
  "CREATE TABLE boats (name TEXT, berths INTEGER); INSERT INTO boats VALUES ('Zeehond', 4), ('O''Brien', 2)";

let sqlite: SqliteEngine;
beforeAll(async () => {
  sqlite = await SqliteEngine.load(await diskAssets().sqlite());
});

function open(script = SCRIPT): {
  database: LabDatabase;
  meter: Meter;
  all: (sql: string, ...values: SqlCall['positional'] & object) => unknown;
} {
  const meter = new Meter(defaultLimits('javascript'));
  const database = new LabDatabase(sqlite, script, meter);
  database.reset();
  return { database, meter, all: (sql, ...positional) => database.answer({ kind: 'all', sql, positional }) };
}

describe('LabDatabase', () => {
  it('answers with columns and rows', () => {
    expect(open().all('SELECT name, berths FROM boats WHERE name = ?', "O'Brien")).toEqual({
      ok: true,
      columns: ['name', 'berths'],
      rows: [["O'Brien", 2]],
    });
  });

  it('binds names with and without their sign, and refuses unknown ones', () => {
    const { database } = open();
    const sql = 'SELECT :a AS a, $b AS b';
    expect(database.answer({ kind: 'all', sql, named: { a: 1, $b: 'x' } })).toMatchObject({ rows: [[1, 'x']] });
    expect(database.answer({ kind: 'all', sql, named: { c: 1 } })).toEqual({
      ok: false,
      message: "Unknown named parameter 'c'",
    });
    expect(database.answer({ kind: 'all', sql: 'SELECT ?', positional: [1, 2] })).toMatchObject({ ok: false });
  });

  it('tells changes of the statement and the last row', () => {
    const { database } = open();
    const insert = { kind: 'run', sql: 'INSERT INTO boats VALUES (?, ?)', positional: ['Kluut', 1] } as const;
    expect(database.answer(insert)).toMatchObject({ ok: true, changes: 1, lastInsertRowid: 3 });
    expect(database.answer({ kind: 'run', sql: 'SELECT 1' })).toMatchObject({ changes: 0 });
  });

  it('runs the first statement of a query only, as node:sqlite does', () => {
    const { all, database } = open();
    expect(all('SELECT 1; DROP TABLE boats')).toMatchObject({ ok: true });
    expect(all('SELECT count(*) FROM boats')).toMatchObject({ rows: [[2]] });
    expect(database.answer({ kind: 'exec', sql: 'SELECT 1; DROP TABLE boats' })).toEqual({ ok: true });
    expect(all('SELECT count(*) FROM boats')).toEqual({ ok: false, message: 'no such table: boats' });
  });

  it('carries bytes and large integers as texts', () => {
    expect(open().all("SELECT x'00ff', 9223372036854775807")).toMatchObject({
      rows: [[{ hex: '00ff' }, { integer: '9223372036854775807' }]],
    });
  });

  it('is as the script made it after a reset', () => {
    const { database, all } = open();
    database.answer({ kind: 'exec', sql: 'DELETE FROM boats; CREATE TABLE more (x)' });
    database.reset();
    expect(all('SELECT count(*) FROM boats')).toMatchObject({ rows: [[2]] });
    expect(all('SELECT * FROM more')).toMatchObject({ ok: false });
  });

  it('reaches no file and lifts no bound', () => {
    const { all } = open();
    for (const sql of [
      "ATTACH 'x' AS x",
      "VACUUM INTO 'x'",
      'PRAGMA hard_heap_limit=0',
      "SELECT load_extension('x')",
    ]) {
      expect(all(sql), sql).toMatchObject({ ok: false });
    }
    expect(all('PRAGMA table_info(boats)')).toMatchObject({ ok: true });
  });

  it('takes a result at its bound and refuses one row more', () => {
    const numbers = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT ?) SELECT i FROM n';
    const { all } = open();
    expect(all(numbers, SQL_ROWS_MAX)).toMatchObject({ ok: true });
    expect(all(numbers, SQL_ROWS_MAX + 1)).toMatchObject({
      ok: false,
      message: expect.stringContaining('is there a WHERE missing?'),
    });
  });

  it('takes a text at its bound and refuses a longer one', () => {
    const { all } = open();
    const comment = (length: number): string => `SELECT 1 --${'x'.repeat(length - 11)}`;
    expect(all(comment(SQL_TEXT_CHARACTERS_MAX))).toMatchObject({ ok: true });
    expect(all(comment(SQL_TEXT_CHARACTERS_MAX + 1))).toMatchObject({ ok: false });
  });

  it('stops a query when the learner’s time is over', () => {
    const { all, meter } = open();
    meter.exceed('time');
    expect(all('WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n')).toEqual({
      ok: false,
      message: 'interrupted',
    });
  });

  it('counts memory that SQLite refuses as the learner’s', () => {
    const { database, all, meter } = open('CREATE TABLE b (v)');
    for (let row = 0; row < 60 && meter.exceeded === undefined; row++)
      all('INSERT INTO b VALUES (randomblob(1000000))');
    expect(meter.exceeded).toBe('memory');
    database.close();
  });

  it('blames a wrong script on the lab', () => {
    expect(() => open('CREATE TABEL x')).toThrow(LabFault);
  });
});
