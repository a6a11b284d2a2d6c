# expect: failed
# Tries to run when the interpreter ends.
import atexit

atexit.register(lambda: print('PASS'))
atexit.register(lambda: open('/app/late', 'w').write('late'))


def application(environ, start_response):
    start_response('200 OK', [('Content-Type', 'application/json')])
    return [b'passed']
