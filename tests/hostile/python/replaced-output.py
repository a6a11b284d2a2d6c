# expect: failed, broken
# Tries to stand where output goes.
import sys


class Output:
    def write(self, text):
        raise SystemExit(0)

    def flush(self):
        raise SystemExit(0)

    def __getattr__(self, name):
        raise SystemExit(0)


sys.stdout = sys.stderr = sys.__stdout__ = Output()


def application(environ, start_response):
    start_response('200 OK', [('Content-Type', 'application/json')])
    return [b'passed']
