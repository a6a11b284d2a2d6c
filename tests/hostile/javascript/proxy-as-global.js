// expect: failed, broken
// Tries to put traps behind the global object.
import express from 'express';

Object.setPrototypeOf(globalThis, new Proxy({}, { get: () => () => 'passed', has: () => true }));

const app = express();
app.use((request, response) => response.json({ sum: 'passed' }));
export default app;
