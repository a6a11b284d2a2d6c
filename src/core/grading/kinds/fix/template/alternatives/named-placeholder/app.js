// REPLACE: another right fix, written as somebody else would. At least two folders like this one.
import { DatabaseSync } from 'node:sqlite';
import express from 'express';

const database = new DatabaseSync('boats.db');
const app = express();

app.get('/boats', (request, response) => {
  const search = request.query.search ?? '';
  const boats = database
    .prepare('SELECT name, harbour FROM boats WHERE name LIKE :pattern ORDER BY name')
    .all({ pattern: `%${search}%` });
  response.json({ boats });
});

export default app;
