# expect: failed, broken, limit time
# Tries to read the requests that come next.
def application(environ, start_response):
    commands = open('/rpc/in', 'rb', buffering=0)
    for _ in range(3):
        print(commands.readline())
    start_response('200 OK', [])
    return [b'{"sum": "stolen"}']
