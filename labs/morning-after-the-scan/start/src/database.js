import { DatabaseSync } from 'node:sqlite';

export const database = new DatabaseSync(process.env.DATABASE_FILE ?? 'data/tidewater.db');

export const all = (sql, ...values) => database.prepare(sql).all(...values);
export const run = (sql, ...values) => database.prepare(sql).run(...values);
