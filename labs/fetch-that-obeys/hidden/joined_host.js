import express from 'express';
import http from 'node:http';

const app = express();

app.get('/gauges', (incoming, outgoing) => {
  const station = incoming.query.station;
  const address = ['http:/', station, 'level.json'].join('/');
  http.get(address, (level) => level.pipe(outgoing));
});

export default app;
