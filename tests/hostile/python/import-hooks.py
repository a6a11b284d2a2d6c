# expect: failed
# Tries to stay in the interpreter over the loading of the module.
import builtins, sys


class Hook:
    def find_spec(self, name, path=None, target=None):
        print('asked for', name)
        return None


sys.meta_path.insert(0, Hook())
builtins.loads = getattr(builtins, 'loads', 0) + 1
print('loaded', builtins.loads)
sys.modules['app'] = sys.modules[__name__]


def application(environ, start_response):
    start_response('200 OK', [('Content-Type', 'application/json')])
    return [b'{"sum": %d}' % builtins.loads]
