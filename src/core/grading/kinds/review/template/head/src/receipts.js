import { Router } from 'express';

const LIST = 'SELECT guest, amount, paid_at FROM receipts WHERE day = ?';

export function receipts({ database }) {
  const router = Router();
  router.get('/:day', (request, response) => {
    response.json({ receipts: database.prepare(LIST).all(request.params.day) });
  });
  return router;
}
