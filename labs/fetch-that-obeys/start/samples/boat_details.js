import express from 'express';

const app = express();

app.get('/boats/:id', async (req, res) => {
  const id = Number(req.params.id);
  const address = `http://fleet.tidewater.example/boats/${id}`;
  const answer = await fetch(address);
  res.status(answer.status).json(await answer.json());
});

export default app;
