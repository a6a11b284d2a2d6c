// expect: failed
// Tries to end the process while it answers.
import express from 'express';

const app = express();
app.use((request, response) => {
  process.exit(0);
});
export default app;
