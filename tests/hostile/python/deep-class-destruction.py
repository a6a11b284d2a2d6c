# expect: limit stack, limit memory, limit time, broken, failed
# Tries to end the stack while objects are freed.
class Link:
    def __init__(self, next):
        self.next = next


chain = None
for _ in range(500_000):
    chain = Link(chain)
del chain


def application(environ, start_response):
    start_response('200 OK', [('Content-Type', 'application/json')])
    return [b'passed']
