// expect: failed
// Tries to answer with a status and headers that are none.
import express from 'express';

const app = express();
app.use((request, response) => {
  response.statusCode = { valueOf: () => 200, toString: () => 'passed' };
  response._headers.set('__proto__', 'polluted');
  response._headers.set('constructor', {
    toString() {
      throw new Error('no');
    },
  });
  response.end('{"sum":0}');
});
export default app;
