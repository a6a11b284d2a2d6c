// expect: limit
// Tries a built-in loop in which the engine never looks at its deadline.
const holes = [];
holes.length = 2 ** 32 - 1;
holes.join('');
