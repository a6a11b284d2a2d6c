import express from 'express';

const app = express();
const prices = { tern: { day: 40 }, gull: { day: 55 } };
const seats = {};
const notes = new Map();
const BOATS = ['tern', 'gull'];

app.put('/prices/:boat/:season', (req, res) => {
  const { boat, season } = req.params;
  // ruleid: javascript-prototype-pollution-path
  prices[boat][season] = req.body.price;
  // ruleid: javascript-prototype-pollution-path
  prices[req.body.boat].day = req.body.price;
  // ok: javascript-prototype-pollution-path
  seats[boat] = req.body.seats;
  // ok: javascript-prototype-pollution-path
  prices.tern[season] = req.body.price;
  // ok: javascript-prototype-pollution-path
  notes.set(boat, { text: req.body.text });
  if (!BOATS.includes(req.body.boat)) return res.status(404).end();
  // ok: javascript-prototype-pollution-path
  prices[req.body.boat].week = req.body.price;
  return res.json(prices);
});

class Calendar {
  constructor() {
    this.days = {};
  }

  book(day, hour, name) {
    this.days[day] ??= {};
    // ruleid: javascript-prototype-pollution-path
    this.days[day][hour] = name;
  }

  bookNumbered(day, hour, name) {
    const index = Number(day);
    this.days[index] ??= {};
    // ok: javascript-prototype-pollution-path
    this.days[index][hour] = name;
  }
}

const calendar = new Calendar();

app.post('/bookings', (req, res) => {
  calendar.book(req.body.day, req.body.hour, req.body.name);
  calendar.bookNumbered(req.body.day, req.body.hour, req.body.name);
  const { harbour } = req.body;
  if (Object.hasOwn(prices, harbour)) {
    // ok: javascript-prototype-pollution-path
    prices[harbour].day = 1;
  }
  const cleaned = harbour.replace('__proto__', '');
  // ruleid: javascript-prototype-pollution-path
  prices[cleaned].day = 2;
  // ok: javascript-prototype-pollution-path
  prices[`boat-${harbour}`].day = 3;
  res.end();
});
