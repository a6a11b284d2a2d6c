import express from 'express';

const app = express();

app.get('/', (request, response) => {
  response.type('html').send('<a href="/search?q=tern">Search</a> <a href="/stop">Stop the pump</a>');
});

app.get('/search', (request, response) => {
  response.type('html').send(`Nothing was found for ${request.query.q}.`);
});

app.get('/stop', (request, response) => {
  response.send('The pump stands still.');
});

export default app;
