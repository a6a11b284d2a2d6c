// expect: failed
// Tries every statement that reaches a file.
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
const db = new DatabaseSync('/etc/passwd');
for (const sql of [
  "ATTACH '/etc/passwd' AS other",
  "ATTACH ':memory:' AS other",
  "VACUUM INTO '/tmp/stolen.db'",
  "SELECT load_extension('/lib/x.so')",
  "SELECT readfile('/etc/passwd')",
  "SELECT writefile('/tmp/x', 'y')",
  "PRAGMA temp_store_directory='/tmp'",
  "CREATE VIRTUAL TABLE f USING csv(filename='/etc/passwd')",
]) {
  take(sql, () => db.exec(sql) + JSON.stringify(db.prepare(sql).all()));
}
console.log(loot.join('\n'));

const app = express();
app.use((request, response) => response.send(loot.join('\n')));
export default app;
