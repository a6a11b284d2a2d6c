# expect: failed, broken
# Tries to answer for every module that the harness could use.
import io, json, os, sys, traceback

json.dumps = lambda *args, **kwargs: '{"status": 200, "body": "passed"}'
json.loads = lambda *args, **kwargs: {'status': 'passed'}
io.BytesIO = str
traceback.print_exception = lambda *args: os._exit(0)
os.path.split = lambda path: ('/', 'passed')
sys.path_importer_cache = None
sys.modules.clear()


def application(environ, start_response):
    start_response('200 OK', [('Content-Type', 'application/json')])
    return [b'passed']
