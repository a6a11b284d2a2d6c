// expect: limit
// Tries to fill the log with one line.
console.log('x'.repeat(20_000_000));
for (;;);
