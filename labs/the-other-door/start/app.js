import express from 'express';
import { database } from './database.js';

const app = express();
app.use(express.urlencoded({ extended: false }));

const SESSIONS = { 's-4f81c2': 'ada', 's-9b07de': 'bram' };
const PASSWORDS = { ada: 'sloep-en-kade', bram: 'kiel-boven-water' };

const clean = (text) => String(text).replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
const userOf = (request) => SESSIONS[/sid=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1]];

function page(response, title, body) {
  response.type('html').send(`<!doctype html><html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1>${body}</body></html>`);
}

app.use((request, response, next) => {
  response.set('X-Content-Type-Options', 'nosniff');
  response.append('Set-Cookie', 'lang=en; Path=/');
  next();
});

app.get('/', (request, response) => {
  const user = userOf(request);
  const own = user
    ? '<li><a href="/account">Your account</a></li><li><a href="/logout">Log out</a></li>'
    : '<li><a href="/login">Log in</a></li>';
  page(
    response,
    'Tidewater for guests',
    `<ul><li><a href="/search?q=tern">Search the pages</a></li>
     <li><a href="/boats?harbour=Makkum">Boats in Makkum</a></li>
     <li><a href="/packing-list?name=tern">A packing list to save</a></li>
     <li><a href="/leave?to=/">Back to where you were</a></li>
     <li><a href="https://pay.tidepay.example/status?shop=17">Payments</a></li>${own}</ul>`,
  );
});

app.get('/search', (request, response) => {
  const query = String(request.query.q ?? '');
  page(response, 'Search', `<p>Nothing was found for ${query}.</p>`);
});

app.get('/boats', (request, response) => {
  const harbour = String(request.query.harbour ?? '');
  let boats = [];
  try {
    boats = database.prepare(`SELECT name FROM boats WHERE harbour = '${harbour}' ORDER BY name`).all();
  } catch {
    boats = [];
  }
  page(response, 'Boats', boats.length === 0 ? '<p>No boats.</p>' : `<ul>${boats.map(({ name }) => `<li>${clean(name)}</li>`).join('')}</ul>`);
});

app.get('/packing-list', (request, response) => {
  const name = String(request.query.name ?? '');
  response.set('Content-Disposition', 'attachment; filename="packing-list.html"');
  response.set('Content-Security-Policy', "sandbox; default-src 'none'");
  response.type('html').send(`<!doctype html><title>Packing list</title><p>Oilskins, a torch, and something warm for ${name}.</p>`);
});

app.get('/leave', (request, response) => {
  response.redirect(String(request.query.to ?? '/'));
});

app.get('/login', (request, response) => {
  page(
    response,
    'Log in',
    '<form method="post" action="/login"><input name="name" value=""><input name="password" type="password" value=""><button>Log in</button></form>',
  );
});

app.post('/login', (request, response) => {
  const { name, password } = request.body ?? {};
  const sid = Object.keys(SESSIONS).find((one) => SESSIONS[one] === name);
  if (!sid || PASSWORDS[name] !== password) {
    response.status(401);
    page(response, 'Log in', '<p>Name or password is wrong.</p>');
    return;
  }
  response.append('Set-Cookie', `sid=${sid}; Path=/; HttpOnly; Secure; SameSite=Lax`);
  response.redirect('/account');
});

app.get('/logout', (request, response) => {
  response.append('Set-Cookie', 'sid=; Path=/; Max-Age=0');
  response.redirect('/');
});

app.get('/account', (request, response) => {
  const user = userOf(request);
  if (!user) {
    response.redirect('/login');
    return;
  }
  const bookings = database.prepare('SELECT id, boat FROM bookings WHERE guest = ?').all(user);
  page(
    response,
    'Your account',
    `<ul>${bookings.map(({ id, boat }) => `<li><a href="/bookings/${id}">${clean(boat)}</a></li>`).join('')}</ul>
     <form method="post" action="/account/delete"><input name="sure" value="yes"><button>Delete my account</button></form>
     <p id="notes">Notes for the harbour master are loaded.</p>
     <script>fetch('/api/notes/${bookings[0]?.id ?? 0}')</script>`,
  );
});

app.post('/account/delete', (request, response) => {
  page(response, 'Gone', '<p>Your account and all bookings are deleted.</p>');
});

app.get('/bookings/:id', (request, response) => {
  const user = userOf(request);
  if (!user) {
    response.redirect('/login');
    return;
  }
  const booking = database.prepare('SELECT id, boat, day, guest, phone FROM bookings WHERE id = ?').get(request.params.id);
  if (!booking) {
    response.status(404);
    page(response, 'No booking', '<p>There is no such booking.</p>');
    return;
  }
  page(response, `Booking ${booking.id}`, `<p>${clean(booking.boat)} on ${booking.day}, for ${clean(booking.guest)}, ${clean(booking.phone)}.</p>`);
});

app.get('/api/notes/:id', (request, response) => {
  const user = userOf(request);
  if (!user) {
    response.status(401).json({ error: 'Log in first.' });
    return;
  }
  const note = database.prepare('SELECT note FROM bookings WHERE id = ?').get(request.params.id);
  if (!note) {
    response.status(404).json({ error: 'There is no such note.' });
    return;
  }
  response.json(note);
});

export default app;
