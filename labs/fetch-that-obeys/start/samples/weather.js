import express from 'express';

const app = express();

app.get('/weather', async (req, res) => {
  const place = encodeURIComponent(String(req.query.place));
  const address = `https://api.weather.example/v1/now?place=${place}`;
  const answer = await fetch(address);
  res.json(await answer.json());
});

export default app;
