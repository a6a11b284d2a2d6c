# expect: failed
# Tries to answer before it is asked, and often.
def application(environ, start_response):
    replies = open('/rpc/out', 'wb', buffering=0)
    for _ in range(100):
        replies.write(b'status 323030\nheader 613a2062\nbody 7b2273756d223a337d\nend\n')
    start_response('200 OK', [])
    return [b'{"sum": "forged"}']
