# expect: limit
# Tries to take two gigabytes at once.
x = bytearray(2 ** 31 - 1)
