// expect: failed
// Tries to import at run time what cannot be imported at the start.
import express from 'express';

const names = [
  'node:fs',
  'fs',
  'file:///etc/passwd',
  'data:text/javascript,export default 1',
  'https://example.com/x.js',
  './checks/works.js',
];
for (const name of names)
  import(name).then(
    (module) => console.log('got', Object.keys(module)),
    () => {},
  );

const app = express();
app.use((request, response) => response.json({ sum: 'passed' }));
export default app;
