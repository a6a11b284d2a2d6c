import express from 'express';
import { ACCOUNT, FRONT, routes } from './changes.js';
import { database } from './database.js';
import { HEADERS } from './headers.js';
import { FIELDS, whoIs } from './login.js';
import { clean, page, sessionOf, userOf } from './page.js';

const app = express();
app.use(express.urlencoded({ extended: false }));
app.use((request, response, next) => {
  response.set(HEADERS);
  response.append('Set-Cookie', 'lang=en; Path=/');
  next();
});

const list = (links) => links.map(([href, text]) => `<li><a href="${href}">${text}</a></li>`).join('');

app.get('/', (request, response) => {
  const own = userOf(request)
    ? [['/account', 'Your account'], ['/logout', 'Log out']]
    : [['/login', 'Log in']];
  page(
    response,
    'Tidewater',
    `<ul>${list([
      ['/boats?harbour=Makkum', 'Boats in Makkum'],
      ['/packing-list?name=tern', 'A packing list to save'],
      ['https://pay.tidepay.example/status?shop=17', 'Payments'],
      ...FRONT,
      ...own,
    ])}</ul>`,
  );
});

app.get('/boats', (request, response) => {
  const boats = database.prepare('SELECT name FROM boats WHERE harbour = ? ORDER BY name').all(String(request.query.harbour ?? ''));
  page(
    response,
    'Boats',
    `<ul>${boats.map(({ name }) => `<li>${clean(name)}</li>`).join('')}</ul>
     <form method="post" action="/bookings"><input name="boat" value="Tern"><input name="day" value="14 May"><button>Book</button></form>`,
  );
});

app.post('/bookings', (request, response) => page(response, 'Booked', '<p>The harbour master has been told.</p>'));

app.get('/packing-list', (request, response) => {
  response.set('Content-Disposition', 'attachment; filename="packing-list.html"');
  response.set('Content-Security-Policy', "sandbox; default-src 'none'");
  response
    .type('html')
    .send(`<!doctype html><title>Packing list</title><p>Oilskins, a torch, and something warm for ${request.query.name ?? ''}.</p>`);
});

app.get('/login', (request, response) => {
  page(response, 'Log in', `<form method="post" action="/login">${FIELDS}<button>Log in</button></form>`);
});

app.post('/login', (request, response) => {
  const sid = sessionOf(whoIs(request.body));
  if (!sid) {
    response.status(401);
    page(response, 'Log in', '<p>That is not right.</p>');
    return;
  }
  response.append('Set-Cookie', `sid=${sid}; Path=/; HttpOnly; Secure; SameSite=Lax`);
  response.redirect('/account');
});

app.get('/logout', (request, response) => {
  response.append('Set-Cookie', 'sid=; Path=/; Max-Age=0');
  response.redirect('/');
});

const inside = (handle) => (request, response) => {
  const user = userOf(request);
  if (user) handle(request, response, user);
  else response.redirect('/login');
};

app.get(
  '/account',
  inside((request, response, user) => {
    const bookings = database.prepare('SELECT id, boat FROM bookings WHERE guest = ?').all(user);
    const links = ACCOUNT.flatMap((own) => own(bookings));
    page(
      response,
      'Your account',
      `<ul>${list([...bookings.map(({ id, boat }) => [`/bookings/${id}`, clean(boat)]), ...links])}</ul>
       <form method="post" action="/account/close"><input name="sure" value="yes"><button>Close my account</button></form>`,
    );
  }),
);

app.post('/account/close', (request, response) => page(response, 'Closed', '<p>Your account is closed.</p>'));

app.get(
  '/bookings/:id',
  inside((request, response, user) => {
    const booking = database.prepare('SELECT * FROM bookings WHERE id = ? AND guest = ?').get(request.params.id, user);
    if (!booking) {
      response.status(404);
      page(response, 'No booking', '<p>There is no such booking.</p>');
      return;
    }
    page(response, `Booking ${booking.id}`, `<p>${clean(booking.boat)} on ${booking.day}.</p>`);
  }),
);

routes({ app, inside });

export default app;
