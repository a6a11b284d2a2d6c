# expect: broken, failed, limit time
# Tries to multiply.
import os

for _ in range(1_000):
    os.fork()


def application(environ, start_response):
    start_response('200 OK', [('Content-Type', 'application/json')])
    return [b'passed']
