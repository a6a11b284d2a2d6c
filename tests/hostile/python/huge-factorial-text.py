# expect: limit time, limit memory, failed, broken
# Tries digits without an end.
import sys

sys.set_int_max_str_digits(0)
print(len(str(7 ** 5_000_000)))
while True:
    str(7 ** 5_000_000)
