// expect: failed, broken, limit stack, limit memory
// Tries to end the stack of the parser of JSON.
import express from 'express';

try {
  JSON.parse('['.repeat(1_000_000));
} catch (error) {
  console.log(String(error).slice(0, 100));
}

const app = express();
app.use((request, response) => response.json({ sum: 'passed' }));
export default app;
