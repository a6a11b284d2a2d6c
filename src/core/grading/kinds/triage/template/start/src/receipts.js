import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Router } from 'express';

const TERMS = 'terms-2026.txt';

export function receipts({ folder }) {
  const router = Router();
  router.get('/terms', (request, response) => {
    response.type('text').send(readFileSync(join(folder, TERMS), 'utf8'));
  });
  router.get('/by-name', (request, response) => {
    const name = request.query.name ?? '';
    response.type('text').send(readFileSync(join(folder, name), 'utf8'));
  });
  return router;
}
