// REPLACE: a plausible wrong fix, an honest attempt of somebody. At least four folders like this one.
import { DatabaseSync } from 'node:sqlite';
import express from 'express';

const database = new DatabaseSync('boats.db');
const app = express();

app.get('/boats', (request, response) => {
  const search = String(request.query.search ?? '').replaceAll('UNION', '');
  const boats = database.prepare(`SELECT name, harbour FROM boats WHERE name LIKE '%${search}%' ORDER BY name`).all();
  response.json({ boats });
});

export default app;
