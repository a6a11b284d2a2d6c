// expect: limit time, limit memory, failed
// Tries to answer first and then never come to rest.
import express from 'express';

const app = express();
app.use((request, response) => {
  response.json({ sum: 0 });
  const again = () => queueMicrotask(again);
  again();
});
export default app;
