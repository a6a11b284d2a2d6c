// expect: limit
// Tries to fill the log.
for (;;) console.log('all checks passed');
