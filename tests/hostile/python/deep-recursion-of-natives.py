# expect: limit time, limit stack, limit memory, broken, failed
# Tries to end the native stack inside of built-in functions.
import sys

sys.setrecursionlimit(2 ** 31 - 1)
nested = []
for _ in range(1_000_000):
    nested = [nested]
try:
    print(len(repr(nested)))
except RecursionError as error:
    print(error)


def application(environ, start_response):
    start_response('200 OK', [('Content-Type', 'application/json')])
    return [b'passed']
