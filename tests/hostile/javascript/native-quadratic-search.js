// expect: limit
// Tries string search that is quadratic inside of the engine.
const text = 'a'.repeat(2 ** 23);
const part = `${'a'.repeat(2 ** 22)}b`;
for (let round = 0; round < 1e6; round++) text.indexOf(part, round % 2);
