# expect: limit stack, limit memory, broken
# Tries to end the stack of the compiler.
eval('(' * 100_000 + '1' + ')' * 100_000)
