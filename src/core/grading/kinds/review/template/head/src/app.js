import express from 'express';
import { requireCrew } from './require-crew.js';
import { bookings } from './bookings.js';
import { receipts } from './receipts.js';

export function createApp({ database }) {
  const app = express();
  app.use('/bookings', requireCrew, bookings({ database }));
  app.use('/receipts', receipts({ database }));
  return app;
}
