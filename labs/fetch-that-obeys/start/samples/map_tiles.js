import express from 'express';
import https from 'node:https';

const app = express();

app.get('/tiles/:x/:y', (req, res) => {
  const region = req.query.region;
  const address = `https://${region}.tiles.example/v2/${Number(req.params.x)}/${Number(req.params.y)}.png`;
  https.get(address, (tile) => {
    res.type('png');
    tile.pipe(res);
  });
});

export default app;
