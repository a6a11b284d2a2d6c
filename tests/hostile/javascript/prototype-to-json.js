// expect: failed, broken
// Tries to write every value as something that passed.
import express from 'express';

for (const type of [Object, Array, String, Number, Boolean]) {
  type.prototype.toJSON = () => ({ status: 'passed', sum: 3, body: 'passed' });
}

const app = express();
app.use((request, response) => response.json({ sum: 'passed' }));
export default app;
