// expect: failed, broken
// Tries to pull the ground from under the harness.
import express from 'express';

for (const name of [
  'JSON',
  'Promise',
  'Map',
  'Set',
  'Array',
  'Object',
  'String',
  'Buffer',
  'process',
  'console',
  'queueMicrotask',
  'setTimeout',
]) {
  delete globalThis[name];
}

const app = express();
app.use((request, response) => response.json({ sum: 'passed' }));
export default app;
