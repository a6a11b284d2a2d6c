# expect: limit
# Tries a number that takes for ever, in one instruction.
x = 9 ** 9 ** 9
