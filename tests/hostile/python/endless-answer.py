# expect: failed
# Tries to answer without an end.
def application(environ, start_response):
    start_response('200 OK', [])
    while True:
        yield b'x' * 10_000
