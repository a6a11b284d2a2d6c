# expect: failed, broken
# Tries to climb to the frames of the harness and change what is there.
import sys

seen = []
frame = sys._getframe()
while frame is not None:
    seen.append((frame.f_code.co_filename, frame.f_code.co_name, sorted(frame.f_locals)))
    for name, value in list(frame.f_locals.items()):
        if name == 'state':
            value['checks'] = 'passed'
    frame = frame.f_back
print(seen)


def application(environ, start_response):
    frame = sys._getframe()
    while frame is not None:
        for name in ('write', 'replies'):
            write = frame.f_locals.get(name)
            if callable(write):
                write(b'status 323030\nbody 7b2273756d223a337d\nend\n')
        frame = frame.f_back
    start_response('200 OK', [])
    return [b'{"sum": "passed"}']
