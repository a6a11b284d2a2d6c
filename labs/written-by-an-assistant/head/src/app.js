import express from 'express';
import { mailWebhook } from './reset/webhook.js';
import { resetRoutes } from './reset/routes.js';
import { requireCrew } from './require-crew.js';
import { rota } from './rota.js';

export function createApp({ database, log, mail, model }) {
  const app = express();
  // The signature is made of the bytes as they were sent.
  app.use('/webhooks/mail', express.raw({ type: 'application/json', limit: '100kb' }), mailWebhook({ database, log, mail, model }));
  app.use('/reset', express.json({ limit: '2kb' }), resetRoutes({ database, mail }));
  app.use('/rota', express.json(), requireCrew(database), rota(database));
  app.use((error, request, response, next) => {
    log.error({ error, path: request.path });
    response.status(500).json({ error: 'something went wrong' });
  });
  return app;
}
