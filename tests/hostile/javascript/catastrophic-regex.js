// expect: limit time
// Tries a pattern that backtracks exponentially.
/^(a+)+$/.test(`${'a'.repeat(60)}!`);
