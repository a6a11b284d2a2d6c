// expect: failed, broken, limit stack
// Tries to stand between every call and its function.
import express from 'express';

Function.prototype.call = function () {
  return 'passed';
};
Function.prototype.apply = function () {
  return 'passed';
};
Function.prototype.bind = function () {
  return () => 'passed';
};
Reflect.apply = () => 'passed';

const app = express();
app.use((request, response) => response.json({ sum: 'passed' }));
export default app;
