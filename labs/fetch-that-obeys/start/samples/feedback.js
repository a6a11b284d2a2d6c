import express from 'express';

const app = express();
app.use(express.json());

app.post('/feedback', async (req, res) => {
  const note = JSON.stringify({ from: req.body.name, text: req.body.text });
  const headers = { 'content-type': 'application/json' };
  await fetch('https://crm.tidewater.example/notes', { method: 'POST', headers, body: note });
  res.json({ thanks: true });
});

export default app;
