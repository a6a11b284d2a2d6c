# expect: failed, broken, limit stack
# Tries to answer for every built-in function.
import builtins

for name in ['isinstance', 'getattr', 'callable', 'len', 'sorted', 'type', 'str', 'print', 'open', 'eval', 'hasattr']:
    setattr(builtins, name, lambda *args, **kwargs: 'passed')


def application(environ, start_response):
    start_response('200 OK', [('Content-Type', 'application/json')])
    return [b'passed']
