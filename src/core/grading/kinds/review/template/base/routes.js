import { Router } from 'express';

export function routes(database) {
  const router = Router();

  router.get('/harbours', (request, response) => {
    response.json(database.prepare('SELECT name FROM harbours WHERE region = ?').all(request.query.region));
  });

  return router;
}
