import express from 'express';
import { allowedUrl } from './outbound.js';

const app = express();
app.use(express.json());

app.post('/partners/logo', async (req, res) => {
  const address = allowedUrl(req.body.logo);
  const logo = await fetch(address);
  res.type('png').send(Buffer.from(await logo.arrayBuffer()));
});

export default app;
