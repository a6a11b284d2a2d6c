// expect: failed
// Tries to lift the bounds of the database.
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
for (const name of [
  'hard_heap_limit=0',
  'soft_heap_limit=0',
  'writable_schema=ON',
  'trusted_schema=ON',
  'max_page_count=1000000000',
  'journal_mode=WAL',
  'cell_size_check=OFF',
]) {
  take(name, () => JSON.stringify(db.prepare(`PRAGMA ${name}`).all()));
}
console.log(loot.join('\n'));

const app = express();
app.use((request, response) => response.send(loot.join('\n')));
export default app;
