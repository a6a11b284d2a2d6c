import { SQL_CALL_CHARACTERS_MAX } from '../limits.ts';
import type { LabDatabase } from './lab-database.ts';
import type { SqlAnswer, SqlCall, SqlValue } from './sql-call.ts';

const KINDS = new Set(['prepare', 'all', 'run', 'exec']);

function isValue(value: unknown): value is SqlValue {
  if (value === null || typeof value === 'string' || typeof value === 'number') return true;
  if (typeof value !== 'object') return false;
  const { hex, integer } = value as Record<string, unknown>;
  if (typeof hex === 'string') return /^(?:[0-9a-f]{2})*$/.test(hex);
  return typeof integer === 'string' && /^-?\d{1,19}$/.test(integer);
}

/** Reads a call that came out of a guest; `undefined` when it is none. */
export function readSqlCall(json: string): SqlCall | undefined {
  let plain: Record<string, unknown>;
  try {
    plain = JSON.parse(json) as Record<string, unknown>;
  } catch {
    return undefined;
  }
  const { kind, sql, named, positional } = plain ?? {};
  if (typeof kind !== 'string' || !KINDS.has(kind) || typeof sql !== 'string') return undefined;
  const list = Array.isArray(positional) ? positional : [];
  const table = Object.entries(typeof named === 'object' && named !== null ? named : {});
  if (!list.every(isValue) || !table.every(([, value]) => isValue(value))) return undefined;
  return {
    kind: kind as SqlCall['kind'],
    sql,
    positional: list,
    named: Object.assign(Object.create(null), Object.fromEntries(table)),
  };
}

/** The statement as a person reads it in the transcript, with what was bound beside it. */
export function wordSql({ sql, named = {}, positional = [] }: SqlCall): string {
  const bound = [...Object.entries(named).map(([name, value]) => `${name} = ${JSON.stringify(value)}`)];
  bound.push(...positional.map((value) => JSON.stringify(value)));
  return bound.length === 0 ? sql : `${sql}\n-- bound: ${bound.join(', ')}`;
}

/** Answers the call of an application: JSON in, JSON out. */
export function answerSql(database: LabDatabase | undefined, json: string, onSql: (text: string) => void): string {
  const refuse = (message: string): string => JSON.stringify({ ok: false, message } satisfies SqlAnswer);
  if (!database) return refuse('This lab has no database.');
  const call = json.length > SQL_CALL_CHARACTERS_MAX ? undefined : readSqlCall(json);
  if (!call) return refuse('string or blob too big');
  if (call.kind !== 'prepare') onSql(wordSql(call));
  return JSON.stringify(database.answer(call));
}
