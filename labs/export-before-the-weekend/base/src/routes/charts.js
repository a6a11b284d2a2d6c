import { Router } from 'express';

const COLUMNS = { name: 'name', depth: 'depth_m', updated: 'updated_at' };

export function charts(database) {
  const router = Router();

  router.get('/', (request, response) => {
    const column = Object.hasOwn(COLUMNS, request.query.sort) ? COLUMNS[request.query.sort] : 'name';
    const rows = database.prepare(`SELECT * FROM charts WHERE region = ? ORDER BY ${column}`).all(String(request.query.region));
    response.json({ charts: rows.filter((row) => row.is_public || request.crew.role === 'harbour-master') });
  });

  return router;
}
