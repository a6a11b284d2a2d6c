// expect: limit stack, failed, limit memory, limit time
// Tries to answer with a value that is nested too deeply to be written.
import express from 'express';

const app = express();
app.use((request, response) => {
  let nested = {};
  for (let depth = 0; depth < 200_000; depth++) nested = { nested };
  response.json(nested);
});
export default app;
