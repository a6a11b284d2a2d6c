# expect: failed, limit time
# Tries to run when objects are freed.
class Late:
    def __del__(self):
        global kept
        kept = Late()
        print('PASS')


kept = Late()
del kept


def application(environ, start_response):
    start_response('200 OK', [('Content-Type', 'application/json')])
    return [b'passed']
