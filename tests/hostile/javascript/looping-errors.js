// expect: limit time
// Tries to throw an error that loops when it is read.
throw {
  get name() {
    for (;;);
  },
  get message() {
    for (;;);
  },
  get stack() {
    for (;;);
  },
  toString() {
    for (;;);
  },
};
