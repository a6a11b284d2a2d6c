// expect: failed
// Tries to throw where nobody catches.
import express from 'express';

const app = express();
app.use((request, response) => {
  response.json({ sum: 'no' });
  setTimeout(() => {
    throw new Error('late');
  }, 0);
  Promise.reject(new Error('nobody'));
  queueMicrotask(() => {
    throw new TypeError('later');
  });
});
export default app;
