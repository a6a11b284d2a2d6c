# expect: limit stack, limit memory, broken
# Tries to end the stack with operators.
eval('-' * 1_000_000 + '1')
