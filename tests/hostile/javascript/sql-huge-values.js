// expect: failed, limit memory, limit time
// Tries values that are larger than the memory.
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
db.exec('CREATE TABLE blobs (value)');
for (const value of [
  'zeroblob(2000000000)',
  'randomblob(900000000)',
  "printf('%.*c', 1000000000, 'x')",
  "replace(hex(zeroblob(900000)), '00', hex(zeroblob(900000)))",
]) {
  take(value, () => db.prepare(`SELECT length(${value})`).all()[0]);
}
for (let row = 0; row < 2_000; row++)
  take('row', () => db.prepare('INSERT INTO blobs VALUES (randomblob(900000))').run());
loot.length = 5;
console.log(loot.join('\n'));

const app = express();
app.use((request, response) => response.send(loot.join('\n')));
export default app;
