// expect: failed
// Tries to live on timers and never answer.
import express from 'express';

const app = express();
app.use((request, response) => {
  setInterval(() => {}, 1000);
});
export default app;
