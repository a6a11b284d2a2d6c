# expect: failed, limit memory
# Tries to answer more than anybody can read.
def application(environ, start_response):
    start_response('200 OK', [])
    return [b'x' * 20_000_000]
