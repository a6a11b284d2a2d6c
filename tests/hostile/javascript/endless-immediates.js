// expect: limit time
// Tries to stand still in time: callbacks that are due at once, without end.
import express from 'express';

const app = express();
app.use((request, response) => {
  const again = () => setImmediate(again);
  again();
});
export default app;
