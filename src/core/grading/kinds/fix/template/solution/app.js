// REPLACE: the whole file, mended as you would mend it. Only files that differ from start/ stand here.
import { DatabaseSync } from 'node:sqlite';
import express from 'express';

const database = new DatabaseSync('boats.db');
const app = express();

app.get('/boats', (request, response) => {
  const search = request.query.search ?? '';
  const boats = database
    .prepare('SELECT name, harbour FROM boats WHERE name LIKE ? ORDER BY name')
    .all(`%${search}%`);
  response.json({ boats });
});

export default app;
