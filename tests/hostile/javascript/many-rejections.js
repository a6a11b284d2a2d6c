// expect: failed, limit memory, limit time, limit output
// Tries to flood the tracker of promises.
import express from 'express';

for (let count = 0; count < 200_000; count++) Promise.reject(new Error('one of many'));

const app = express();
app.use((request, response) => response.json({ sum: 'passed' }));
export default app;
