import express from 'express';
import { toCsv } from 'quay-csv';

const app = express();

app.get('/boats.csv', (request, response) => {
  response.type('text/csv').send(toCsv([['boat'], ['Avocet']]));
});

export default app;
