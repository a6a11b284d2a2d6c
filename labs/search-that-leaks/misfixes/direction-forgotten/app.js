import express from 'express';
import { database } from './database.js';
import { dayPrice, euros } from './prices.js';

const RESULTS_MAX = 25;
const SORTABLE = ['name', 'harbour', 'berths', 'day_price'];

const app = express();

function present(boat) {
  return {
    id: boat.id,
    name: boat.name,
    kind: boat.kind,
    harbour: boat.harbour,
    berths: boat.berths,
    price: euros(boat.day_price),
  };
}

app.get('/harbours', (request, response) => {
  const harbours = database
    .prepare('SELECT harbour, count(*) AS boats FROM boats WHERE retired = 0 GROUP BY harbour ORDER BY harbour')
    .all();
  response.json({ harbours });
});

// The website and the booking desk share this list. The desk sorts it by a click on a column heading.
app.get('/boats', (request, response) => {
  const search = (request.query.search ?? '').trim();
  const sort = SORTABLE.includes(request.query.sort) ? request.query.sort : 'name';
  const order = (request.query.order ?? 'asc').toUpperCase();

  const boats = database
    .prepare(
      `SELECT id, name, kind, harbour, berths, day_price
         FROM boats
        WHERE retired = 0
          AND (name LIKE :pattern OR harbour LIKE :pattern)
        ORDER BY ${sort} ${order}
        LIMIT ${RESULTS_MAX}`,
    )
    .all({ pattern: `%${search}%` });

  response.json({ count: boats.length, boats: boats.map(present) });
});

app.get('/boats/:id', (request, response) => {
  const boat = database
    .prepare('SELECT id, name, kind, harbour, berths, day_price FROM boats WHERE id = ? AND retired = 0')
    .get(request.params.id);
  if (!boat) {
    response.status(404).json({ error: 'There is no such boat.' });
    return;
  }
  response.json(present(boat));
});

app.get('/boats/:id/price', (request, response) => {
  const boat = database.prepare('SELECT day_price FROM boats WHERE id = ? AND retired = 0').get(request.params.id);
  const month = Number.parseInt(request.query.month, 10);
  if (!boat || !(month >= 1 && month <= 12)) {
    response.status(404).json({ error: 'There is no price for this boat and month.' });
    return;
  }
  response.json({ month, price: euros(dayPrice(boat.day_price, month)) });
});

export default app;
