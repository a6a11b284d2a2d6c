import express from 'express';
import { longDay } from 'gull-dates';
import { bookings, find } from './bookings.js';
import { asCsv } from './export.js';
import { settingsFor } from './settings.js';
import { page, ticket } from './ticket.js';
import { forecastLink } from './weather.js';

const app = express();
app.use(express.json());

app.get('/bookings.csv', (request, response) => {
  response.type('text/csv').send(asCsv(bookings));
});

app.get('/bookings/:id', (request, response) => {
  const booking = find(request.params.id);
  if (!booking) {
    response.status(404).send('There is no such booking.');
    return;
  }
  response.send(page({ ...booking, day: longDay(booking.from) }));
});

app.get('/bookings/:id/ticket', (request, response) => {
  const booking = find(request.params.id);
  if (!booking) {
    response.status(404).send('There is no such booking.');
    return;
  }
  response.type('application/pdf').send(ticket(booking));
});

app.get('/weather/:station', (request, response) => {
  response.json({ link: forecastLink(request.params.station) });
});

app.put('/settings', (request, response) => {
  response.json(settingsFor(request.body));
});

export default app;
