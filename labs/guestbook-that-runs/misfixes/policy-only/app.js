import express from 'express';
import { database } from './database.js';
import { page } from './layout.js';

const REVIEW_LENGTH_MAX = 800;

const FLEET = new Map([
  ['1', { id: 1, name: 'Sea Otter', harbour: 'Harlingen' }],
  ['2', { id: 2, name: 'Bonny and Blithe', harbour: 'Vlieland' }],
  ['3', { id: 3, name: 'Grey Seal', harbour: 'Terschelling' }],
]);

const app = express();
app.use(express.urlencoded({ extended: false }));
app.use((request, response, next) => {
  response.set('Content-Security-Policy', "default-src 'self'");
  next();
});

function findReviews(boat) {
  return database
    .prepare('SELECT author, website, rating, text, written_on FROM reviews WHERE boat_id = ? ORDER BY id DESC')
    .all(boat.id);
}

function stars(rating) {
  return '★'.repeat(rating) + '☆'.repeat(5 - rating);
}

function authorLine(review) {
  return review.website ? `<a href="${review.website}" rel="nofollow ugc">${review.author}</a>` : review.author;
}

function reviewItem(review) {
  return `<li class="review" title="Written by ${review.author} on ${review.written_on}">
    <p class="stars">${stars(review.rating)}</p>
    <p class="text">${review.text}</p>
    <p class="author">${authorLine(review)}</p>
  </li>`;
}

app.get('/boats/:id', (request, response) => {
  const boat = FLEET.get(request.params.id);
  if (!boat) {
    response.status(404).send(page('Not found', '<h1>There is no such boat</h1>'));
    return;
  }
  const reviews = findReviews(boat);
  response.send(
    page(
      boat.name,
      `<h1>${boat.name}</h1>
      <p>Lies in ${boat.harbour}.</p>
      <h2>What guests say</h2>
      <ul>${reviews.map(reviewItem).join('\n')}</ul>
      <form method="post">
        <label>Name <input name="author" required></label>
        <label>Website <input name="website" type="url"></label>
        <label>Stars <input name="rating" type="number" min="1" max="5" required></label>
        <label>Review <textarea name="text" maxlength="${REVIEW_LENGTH_MAX}" required></textarea></label>
        <button>Send review</button>
      </form>`,
    ),
  );
});

app.post('/boats/:id', (request, response) => {
  const boat = FLEET.get(request.params.id);
  const { author = '', website = '', text = '' } = request.body;
  const rating = Number.parseInt(request.body.rating, 10);
  if (!boat || !author.trim() || !text.trim() || text.length > REVIEW_LENGTH_MAX || !(rating >= 1 && rating <= 5)) {
    response.status(400).send(page('Not sent', '<h1>This review is not complete</h1>'));
    return;
  }
  database
    .prepare('INSERT INTO reviews (boat_id, author, website, rating, text) VALUES (?, ?, ?, ?, ?)')
    .run(boat.id, author.trim(), website.trim(), rating, text.trim());
  response.redirect(303, `/boats/${boat.id}`);
});

// The crew app shows the same reviews on the skipper's phone.
app.get('/api/boats/:id/reviews', (request, response) => {
  const boat = FLEET.get(request.params.id);
  response.json({ reviews: boat ? findReviews(boat) : [] });
});

export default app;
