// expect: limit time
// Tries to hide a loop in spreading an iterator.
const endless = {
  *[Symbol.iterator]() {
    for (;;) yield 1;
  },
};
let count = 0;
for (const one of endless) count += one;
