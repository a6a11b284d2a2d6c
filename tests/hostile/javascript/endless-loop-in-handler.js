// expect: limit time
// Tries to keep the grader busy with the first request.
import express from 'express';

const app = express();
app.use((request, response) => {
  for (;;);
});
export default app;
