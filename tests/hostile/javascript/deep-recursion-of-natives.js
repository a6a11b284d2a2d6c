// expect: limit stack, broken, limit memory
// Tries to end the stack inside of built-in functions.
let nested = [];
for (let depth = 0; depth < 300_000; depth++) nested = [nested];
console.log(nested.flat(Infinity).length, JSON.stringify(nested).length, String(nested).length);
