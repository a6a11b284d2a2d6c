// expect: failed, limit time
// Tries parameters that are no values.
import { DatabaseSync, StatementSync } from 'node:sqlite';
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
const odd = [
  { toJSON: () => 'x' },
  Symbol('s'),
  () => 1,
  NaN,
  2n ** 80n,
  new Uint8Array(2_000_000),
  { hex: 'zz' },
  { __proto__: null, hex: '00' },
  undefined,
  [1],
];
for (const value of odd) take(typeof value, () => JSON.stringify(db.prepare('SELECT ? AS x').all(value)));
take('named', () => JSON.stringify(db.prepare('SELECT $x AS x').all({ __proto__: { x: 1 }, constructor: 1 })));
take('statement', () => new StatementSync({ toString: () => 'x' }).all());
take('sql', () => db.prepare({ toString: () => 'SELECT 1' }));
console.log(loot.join('\n'));

const app = express();
app.use((request, response) => response.send(loot.join('\n')));
export default app;
