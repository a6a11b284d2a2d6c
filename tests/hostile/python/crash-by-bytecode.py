# expect: broken, limit stack, limit memory, limit time, failed
# Tries to run bytecode that no compiler writes.
import types


def victim():
    pass


code = victim.__code__.replace(co_code=bytes([100, 255, 83, 0] * 4), co_consts=())
print(types.FunctionType(code, {})())


def application(environ, start_response):
    start_response('200 OK', [('Content-Type', 'application/json')])
    return [b'passed']
