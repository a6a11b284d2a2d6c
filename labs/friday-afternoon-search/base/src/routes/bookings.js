import { Router } from 'express';
import { requireRole } from '../require-role.js';

const PAGE = 50;

/** Bookings for the back office. Mounted behind requireOffice, which sets `request.office`. */
export function bookings(database) {
  const router = Router();

  router.get('/', (request, response) => {
    const rows = database
      .prepare('SELECT id, guest, boat, starts_at, state FROM bookings WHERE harbour = ? ORDER BY starts_at LIMIT ?')
      .all(request.office.harbour, PAGE);
    response.render('bookings', { rows });
  });

  router.post('/:id/cancel', requireRole('manager'), (request, response) => {
    const { changes } = database
      .prepare("UPDATE bookings SET state = 'cancelled' WHERE id = ? AND harbour = ?")
      .run(Number(request.params.id), request.office.harbour);
    response.redirect(changes === 1 ? '/bookings' : '/bookings?missing=1');
  });

  return router;
}
