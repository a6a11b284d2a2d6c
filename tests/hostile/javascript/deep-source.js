// expect: broken, limit stack, limit memory
// Tries to end the stack of the compiler.
eval(`${'('.repeat(500_000)}1${')'.repeat(500_000)}`);
