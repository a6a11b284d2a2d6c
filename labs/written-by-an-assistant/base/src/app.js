import express from 'express';
import { requireCrew } from './require-crew.js';
import { rota } from './rota.js';

export function createApp({ database, log }) {
  const app = express();
  app.use('/rota', express.json(), requireCrew(database), rota(database));
  app.use((error, request, response, next) => {
    log.error({ error, path: request.path });
    response.status(500).json({ error: 'something went wrong' });
  });
  return app;
}
