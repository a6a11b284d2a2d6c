import express from 'express';
import { DatabaseSync } from 'node:sqlite';

const app = express();
const db = new DatabaseSync('app.db');

app.get('/sum', (request, response) => {
  response.json({ sum: Number(request.query.a) + Number(request.query.b) });
});

app.get('/members', (request, response) => {
  const rows = db.prepare('SELECT name FROM members WHERE name = ?').all(String(request.query.name));
  response.json([...rows]);
});

export default app;
