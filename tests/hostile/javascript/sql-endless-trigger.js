// expect: failed, limit time
// Tries a trigger that fires itself.
import { DatabaseSync } from 'node:sqlite';
import express from 'express';

const db = new DatabaseSync('app.db');
try {
  db.exec(
    "PRAGMA recursive_triggers=ON; CREATE TRIGGER more AFTER INSERT ON members BEGIN INSERT INTO members (name, pin) VALUES ('x', 'y'); END",
  );
} catch (error) {
  console.log(error.message);
}

const app = express();
app.use((request, response) => response.json({ sum: 'passed' }));
export default app;
