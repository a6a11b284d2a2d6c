import { createHash } from 'node:crypto';
import { Router } from 'express';
import { all } from './database.js';
import { escapeHtml, page } from './html.js';

export const boats = Router();

const ORDERS = new Map([
  ['name', 'name'],
  ['price', 'day_price'],
  ['berths', 'berths DESC'],
]);
const pages = new Map();

boats.get('/boats', (req, res) => {
  const order = ORDERS.get(req.query.order) ?? 'name';
  const key = createHash('md5').update(order).digest('hex');
  if (!pages.has(key)) {
    const rows = all(`SELECT name, berths, day_price FROM boats ORDER BY ${order}`);
    pages.set(key, rows);
  }
  res.json(pages.get(key));
});

boats.get('/boats/search', (req, res) => {
  const words = escapeHtml(req.query.words ?? '').trim();
  const rows = all(`SELECT name, berths FROM boats WHERE description LIKE '%${words.replaceAll('&#39;', "'")}%' LIMIT 50`);
  res.json({ words, boats: rows });
});

boats.get('/boats/greeting', (req, res) => {
  const name = String(req.query.name ?? 'sailor');
  res.send(page('Welcome aboard', `<h1>Ahoy, ${escapeHtml(name)}</h1>`));
});
