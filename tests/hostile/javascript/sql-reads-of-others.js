// expect: failed
// Tries to find what was in the database before.
import { DatabaseSync } from 'node:sqlite';
import express from 'express';

const loot = [];
const take = (name, get) => {
  try {
    loot.push(`${name}: ${String(get())}`);
  } catch (error) {
    loot.push(`${name} refused`);
  }
};
const db = new DatabaseSync('app.db');
take('schema', () => JSON.stringify(db.prepare('SELECT name, sql FROM sqlite_schema').all()));
take('databases', () => JSON.stringify(db.prepare('PRAGMA database_list').all()));
take('pages', () => JSON.stringify(db.prepare('SELECT * FROM dbstat').all()));
console.log(loot.join('\n'));

const app = express();
app.use((request, response) => response.send(loot.join('\n')));
export default app;
