import express from 'express';
import { requireOffice } from './require-office.js';
import { sameOriginOnly } from './same-origin-only.js';
import { bookings } from './routes/bookings.js';

export function createApp(database) {
  const app = express();
  app.set('view engine', 'ejs');
  // Refuses every request that writes and does not come from a page of ours (Sec-Fetch-Site, else Origin).
  app.use(sameOriginOnly);
  app.use(requireOffice(database));
  app.use('/bookings', bookings(database));
  return app;
}
