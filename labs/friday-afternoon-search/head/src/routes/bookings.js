import { Router } from 'express';
import { requireRole } from '../require-role.js';
import { readSearch } from '../read-search.js';

const ORDER = { date: 'starts_at', guest: 'guest', boat: 'boat' };

/** Bookings for the back office. Mounted behind requireOffice, which sets `request.office`. */
export function bookings(database) {
  const router = Router();

  router.get('/', (request, response) => {
    const { text, sort, page, pageSize } = readSearch(request.query);
    const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
    const rows = database
      .prepare(
        `SELECT id, guest, boat, starts_at, state FROM bookings
         WHERE harbour = ? AND guest LIKE ? ESCAPE '\\'
         ORDER BY ${ORDER[sort]}, id LIMIT ? OFFSET ?`,
      )
      .all(request.office.harbour, pattern, pageSize, (page - 1) * pageSize);
    response.render('bookings', { rows, text, sort, page });
  });

  router.post('/:id/cancel', requireRole('manager'), (request, response) => {
    const { changes } = database
      .prepare("UPDATE bookings SET state = 'cancelled' WHERE id = ? AND harbour = ?")
      .run(Number(request.params.id), request.office.harbour);
    const back = readSearch(new URL(request.get('referer') ?? '/', 'https://office.example').searchParams);
    response.redirect(`/bookings?${new URLSearchParams({ q: back.text, missing: String(1 - changes) })}`);
  });

  return router;
}
