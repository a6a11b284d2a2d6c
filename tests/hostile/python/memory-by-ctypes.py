# expect: failed
# Tries to reach memory that is not its own.
loot = []


def take(name, get):
    try:
        loot.append('%s: %r' % (name, get()))
    except BaseException as error:
        loot.append('%s refused: %s' % (name, type(error).__name__))


take('ctypes', lambda: __import__('ctypes').string_at(0, 100))
take('cffi', lambda: __import__('_ctypes').dlopen(None, 0))
take('mmap', lambda: __import__('mmap').mmap(-1, 2 ** 31))
take('resource', lambda: __import__('resource').setrlimit(0, (0, 0)))
print('\n'.join(loot)[:20000])


def application(environ, start_response):
    start_response('200 OK', [('Content-Type', 'text/plain')])
    return ['\n'.join(loot).encode('utf-8', 'replace')]
