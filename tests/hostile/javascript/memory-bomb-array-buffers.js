// expect: limit, broken
// Tries to take all memory in large parts.
const kept = [];
for (;;) kept.push(new ArrayBuffer(2 ** 24));
