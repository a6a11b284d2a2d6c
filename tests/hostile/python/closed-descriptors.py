# expect: failed, broken
# Tries to close what the harness speaks through.
import os

os.closerange(0, 100)


def application(environ, start_response):
    start_response('200 OK', [('Content-Type', 'application/json')])
    return [b'passed']
