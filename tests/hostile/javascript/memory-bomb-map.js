// expect: limit
// Tries to fill a map with symbols.
const kept = new Map();
for (;;) kept.set(Symbol('one more'), {});
