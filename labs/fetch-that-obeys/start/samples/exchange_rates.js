import axios from 'axios';
import express from 'express';

const app = express();

app.get('/rates', async (req, res) => {
  const base = process.env.RATES_URL;
  const rates = await axios.get(base + '/latest', { timeout: 3000 });
  const wanted = String(req.query.currency ?? 'EUR');
  res.json({ currency: wanted, rate: rates.data[wanted] ?? null });
});

export default app;
