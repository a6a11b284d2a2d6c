import { database } from './database.js';
import { clean, page } from './page.js';

export const FRONT = [['/reviews?boat=Tern', 'What guests say']];
export const ACCOUNT = [(bookings) => bookings.map(({ id }) => [`/invoices/${id}`, `Invoice ${id}`]), () => [['/account/trips?boat=Tern', 'Your trips']]];

export function routes({ app, inside }) {
  app.get('/reviews', (request, response) => {
    const boat = String(request.query.boat ?? '');
    page(
      response,
      'Reviews',
      `<p>Nobody has written about ${boat} yet.</p>
       <form method="post" action="/reviews"><input name="text" value=""><button>Write one</button></form>`,
    );
  });
  app.post('/reviews', (request, response) => page(response, 'Thank you', '<p>Your review is online.</p>'));
  app.get(
    '/invoices/:id',
    inside((request, response) => {
      const found = database.prepare('SELECT id, guest, euros FROM bookings WHERE id = ?').get(request.params.id);
      if (!found) {
        response.status(404);
        page(response, 'No invoice', '<p>There is no such invoice.</p>');
        return;
      }
      page(response, `Invoice ${found.id}`, `<p>${clean(found.guest)} owes ${found.euros} euros.</p>`);
    }),
  );
  app.get(
    '/account/trips',
    inside((request, response, user) => {
      let trips = [];
      try {
        const boat = String(request.query.boat ?? '');
        trips = database.prepare(`SELECT day, year FROM bookings WHERE guest = '${user}' AND boat = '${boat}'`).all();
      } catch {
        trips = [];
      }
      page(response, 'Your trips', `<ul>${trips.map(({ day, year }) => `<li>${day} ${year}</li>`).join('')}</ul>`);
    }),
  );
}
