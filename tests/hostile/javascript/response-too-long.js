// expect: failed, limit time
// Tries to answer more than anybody can read.
import express from 'express';

const app = express();
app.use((request, response) => {
  response.send('x'.repeat(5_000_000));
});
export default app;
