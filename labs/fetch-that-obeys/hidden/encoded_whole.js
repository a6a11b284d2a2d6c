import axios from 'axios';
import express from 'express';

const app = express();

app.get('/proxy/:server', async (req, res) => {
  const server = decodeURIComponent(req.params.server);
  const address = 'https://' + server + '/status';
  const status = await axios.get(address);
  res.json(status.data);
});

export default app;
