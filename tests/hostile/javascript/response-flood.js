// expect: limit
// Tries to answer without an end.
import express from 'express';

const app = express();
app.use((request, response) => {
  for (;;) response.write('x'.repeat(10_000));
});
export default app;
