# expect: limit
# Tries to lift the limit of recursion first.
import sys

sys.setrecursionlimit(2 ** 31 - 1)


def down():
    return down() + 1


down()
