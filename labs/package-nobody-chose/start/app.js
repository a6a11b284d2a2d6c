import express from 'express';
import { write } from 'knot-log';
import { highWater } from './tides.js';
import { forecast } from './weather.js';

const app = express();

app.get('/map/:harbour', (request, response) => {
  const { harbour } = request.params;
  write('map', { harbour });
  response.json({ harbour, highWater: highWater(harbour), forecast: forecast(harbour) });
});

export default app;
