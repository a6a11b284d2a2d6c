import express from 'express';

const app = express();
app.use(express.json());

app.post('/boats/picture', async (req, res) => {
  const address = req.body.picture;
  const answer = await fetch(address);
  const bytes = Buffer.from(await answer.arrayBuffer());
  res.type(answer.headers.get('content-type') ?? 'image/jpeg').send(bytes);
});

export default app;
