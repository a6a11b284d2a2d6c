import { join } from 'node:path';
import { Router } from 'express';

const SHEETS = '/srv/sheets';

export function routes(database) {
  const router = Router();

  router.get('/harbours', (request, response) => {
    const names = [request.query.region].flat();
    const marks = names.map(() => '?').join(', ');
    response.json(database.prepare(`SELECT name FROM harbours WHERE region IN (${marks})`).all(...names));
  });

  router.get('/sheets/:name', (request, response) => {
    response.sendFile(join(SHEETS, request.params.name));
  });

  return router;
}
