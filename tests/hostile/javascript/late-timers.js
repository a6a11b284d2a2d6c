// expect: failed
// Tries to act when the verdict has been made.
import express from 'express';

for (let wait = 1; wait < 100_000; wait *= 2)
  setTimeout(() => {
    console.log('late');
    for (;;);
  }, 3_600_000 + wait);

const app = express();
app.use((request, response) => response.json({ sum: 'passed' }));
export default app;
