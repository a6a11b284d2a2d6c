import express from 'express';
import { allowedUrl } from './outbound.js';

const app = express();
app.use(express.json());

app.post('/partners/news', async (req, res) => {
  const address = req.body.feed;
  const news = await fetch(address);
  const shown = allowedUrl(address);
  res.json({ from: shown, text: await news.text() });
});

export default app;
