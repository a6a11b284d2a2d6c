import { describe, expect, it } from 'vitest';
import { answerSql, readSqlCall, wordSql } from './answer-sql.ts';

describe('readSqlCall', () => {
  it('reads values, and nothing that is none', () => {
    const call = readSqlCall(
      '{"kind":"all","sql":"x","positional":[1,null,"a",{"hex":"00ff"},{"integer":"-9"}],"named":{"a":1}}',
    );
    expect(call).toMatchObject({
      kind: 'all',
      sql: 'x',
      positional: [1, null, 'a', { hex: '00ff' }, { integer: '-9' }],
    });
  });

  it('refuses everything else', () => {
    for (const json of [
      '',
      'null',
      '{"kind":"attach","sql":"x"}',
      '{"kind":"all"}',
      '{"kind":"all","sql":"x","positional":[[]]}',
      '{"kind":"all","sql":"x","positional":[{"hex":"0"}]}',
      '{"kind":"all","sql":"x","positional":[{"integer":"1e9"}]}',
      '{"kind":"all","sql":"x","named":{"a":true}}',
    ]) {
      expect(readSqlCall(json), json).toBeUndefined();
    }
  });
});

describe('wordSql', () => {
  it('shows what was bound', () => {
    expect(wordSql({ kind: 'all', sql: 'SELECT ?', positional: ["a'b", 1] })).toBe(`SELECT ?\n-- bound: "a'b", 1`);
    expect(wordSql({ kind: 'all', sql: 'SELECT 1' })).toBe('SELECT 1');
  });
});

describe('answerSql', () => {
  it('says so where a lab has no database', () => {
    expect(JSON.parse(answerSql(undefined, '{"kind":"all","sql":"x"}', () => {}))).toEqual({
      ok: false,
      message: 'This lab has no database.',
    });
  });
});
