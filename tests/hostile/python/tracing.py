# expect: failed, broken, limit time, limit output
# Tries to watch every line that runs.
import sys

seen = []
sys.settrace(lambda frame, event, argument: seen.append(frame.f_code.co_name))
sys.setprofile(lambda frame, event, argument: seen.append(event))


def application(environ, start_response):
    start_response('200 OK', [('Content-Type', 'application/json')])
    return [repr(seen)[:2000].encode()]
