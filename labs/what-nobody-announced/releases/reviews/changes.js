import { page } from './page.js';

export const FRONT = [['/reviews?boat=Tern', 'What guests say']];
export const ACCOUNT = [];

export function routes({ app }) {
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
}
