// expect: failed, broken
// Tries to make everything that the harness could change unchangeable.
import express from 'express';

for (const name of Object.getOwnPropertyNames(globalThis)) {
  const value = globalThis[name];
  if (typeof value === 'function' && value.prototype) Object.freeze(value.prototype);
}
Object.freeze(globalThis);

const app = express();
app.use((request, response) => response.json({ sum: 'passed' }));
export default app;
