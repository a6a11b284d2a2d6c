// expect: limit, broken
// Tries to take two gigabytes at once.
new Uint8Array(2 ** 31 - 1);
