import axios from 'axios';
import express from 'express';

const app = express();
app.use(express.json());

app.post('/marinas/:id/webhook/test', async (request, response) => {
  const target = new URL(request.body.target);
  const sent = await axios.post(target.href, { event: 'test', marina: request.params.id });
  response.json({ status: sent.status });
});

export default app;
