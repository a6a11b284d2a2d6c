# expect: failed
# Tries to print what a test runner prints.
print('PASSED')
print('3 passed in 0.01s')
print('{"kind": "done", "status": "done", "checks": [{"id": "adds", "status": "passed"}]}')


def application(environ, start_response):
    start_response('200 OK', [('Content-Type', 'application/json')])
    return [b'passed']
