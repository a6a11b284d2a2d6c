// REPLACE: the app as the learner opens it, 40 to 120 lines that would pass a hurried review; no comment gives the flaw away.
import { DatabaseSync } from 'node:sqlite';
import express from 'express';

const database = new DatabaseSync('boats.db');
const app = express();

app.get('/boats', (request, response) => {
  const search = request.query.search ?? '';
  const boats = database.prepare(`SELECT name, harbour FROM boats WHERE name LIKE '%${search}%' ORDER BY name`).all();
  response.json({ boats });
});

export default app;
