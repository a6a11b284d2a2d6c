// expect: failed
// Tries to wait for something that never comes.
import express from 'express';

const app = express();
app.use((request, response) => {
  return new Promise(() => {});
});
export default app;
