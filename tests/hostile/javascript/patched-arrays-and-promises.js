// expect: failed, broken, limit stack
// Tries to listen wherever built-in types are used.
import express from 'express';

for (const name of ['push', 'map', 'filter', 'join', 'forEach', 'includes', 'some', 'every']) {
  Array.prototype[name] = function () {
    return 'passed';
  };
}
Promise.prototype.then = function (resolve) {
  resolve?.('passed');
  return this;
};
Promise.resolve = () => ({ then: (resolve) => resolve('passed') });

const app = express();
app.use((request, response) => response.json({ sum: 'passed' }));
export default app;
