// expect: failed
// Tries to make every object look like a passed check.
import express from 'express';

for (const [name, value] of Object.entries({
  status: 'passed',
  ok: true,
  message: '',
  passed: true,
  checks: [],
  sum: 0,
})) {
  Object.prototype[name] = value;
  Array.prototype[name] = value;
}
Object.defineProperty(Object.prototype, '__proto__', { get: () => ({ status: 'passed' }) });

const app = express();
app.use((request, response) => response.json({ sum: 'passed' }));
export default app;
