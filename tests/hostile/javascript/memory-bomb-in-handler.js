// expect: limit
// Tries to take memory while it answers.
import express from 'express';

const app = express();
app.use((request, response) => {
  const kept = {};
  for (let index = 0; ; index++) kept[`key${index}`] = { index };
});
export default app;
