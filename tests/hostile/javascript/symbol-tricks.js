// expect: failed, broken
// Tries to answer through the symbols that the language itself uses.
import express from 'express';

Object.prototype[Symbol.toPrimitive] = () => 'passed';
Array.prototype[Symbol.iterator] = function* () {
  yield 'passed';
};
Object.defineProperty(Function.prototype, Symbol.hasInstance, { value: () => true });
Array[Symbol.species] = class {
  constructor() {
    return { passed: true };
  }
};
Promise[Symbol.species] = class {
  constructor(run) {
    run(
      () => {},
      () => {},
    );
  }
};

const app = express();
app.use((request, response) => response.json({ sum: 'passed' }));
export default app;
