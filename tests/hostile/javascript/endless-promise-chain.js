// expect: limit time, limit memory, failed
// Tries to starve the examiner with promises that never run out.
import express from 'express';

const app = express();
app.use((request, response) => {
  const again = () => Promise.resolve().then(again);
  again();
});
export default app;
