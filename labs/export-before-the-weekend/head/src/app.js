import express from 'express';
import { requireCrew } from './require-crew.js';
import { limits } from './limits.js';
import { charts } from './routes/charts.js';
import { exportRoutes } from './routes/exports.js';
import { session } from './routes/session.js';

export function createApp({ database, mail }) {
  const app = express();
  app.disable('x-powered-by');
  app.use(express.json({ limit: '20kb' }));

  app.get('/health', (request, response) => response.json({ ok: true }));
  app.use('/session', session({ database, mail }));
  app.use('/exports', limits.exports, exportRoutes(database));

  // Everything below is for crew members who are signed in.
  app.use('/charts', requireCrew(database), limits.search, charts(database));

  app.use((request, response) => response.status(404).json({ error: 'not found' }));
  return app;
}
