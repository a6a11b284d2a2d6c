// expect: failed
// Tries to answer again after the examiner has read the first answer.
import express from 'express';

const app = express();
app.use((request, response) => {
  response.json({ sum: 'first' });
  setTimeout(() => response.json({ sum: 0 }), 1);
  response.end('more');
});
export default app;
