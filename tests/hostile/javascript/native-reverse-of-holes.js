// expect: limit
// Tries reversing an array that has only a length.
const holes = [1];
holes.length = 2 ** 32 - 1;
holes.reverse();
