// expect: broken
// Tries to end the process with the code of success.
process.exit(0);
