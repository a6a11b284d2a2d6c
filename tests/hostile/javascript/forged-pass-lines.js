// expect: failed
// Tries to print what a test runner prints.
import express from 'express';

console.log('PASS');
console.log('ok 1 - adds\nok 2 - finds\nok 3 - keeps-pin\n1..3');
console.log(
  JSON.stringify({ kind: 'done', status: 'done', checks: [{ id: 'adds', proof: 'works', status: 'passed' }] }),
);

const app = express();
app.use((request, response) => response.json({ sum: 'passed' }));
export default app;
