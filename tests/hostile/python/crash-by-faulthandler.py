# expect: broken, limit stack, limit memory, failed
# Tries to crash the interpreter on purpose.
import faulthandler

faulthandler._sigsegv()


def application(environ, start_response):
    start_response('200 OK', [('Content-Type', 'application/json')])
    return [b'passed']
