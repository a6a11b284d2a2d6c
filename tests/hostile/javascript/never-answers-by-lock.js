// expect: failed, broken, limit time
// Tries to block the thread.
import express from 'express';

const app = express();
app.use((request, response) => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});
export default app;
