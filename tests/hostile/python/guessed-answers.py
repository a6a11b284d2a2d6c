# expect: failed
# Tries to answer what the examples in the brief say.
def application(environ, start_response):
    start_response('200 OK', [('Content-Type', 'application/json')])
    return [b'{"sum": 3}']
