// expect: broken
// Tries to throw an error that throws when it is read.
throw {
  get name() {
    throw this;
  },
  get message() {
    throw this;
  },
  get stack() {
    throw this;
  },
  toString() {
    throw this;
  },
  [Symbol.toPrimitive]() {
    throw this;
  },
};
