import express from 'express';

const app = express();

app.get('/partners/visit', async (req, res) => {
  const partner = String(req.query.partner);
  const counter = 'https://stats.tidewater.example/visits';
  await fetch(counter, { method: 'POST' });
  res.json({ partner });
});

export default app;
