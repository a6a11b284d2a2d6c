# expect: failed
# Tries to read the settings of the host.
loot = []


def take(name, get):
    try:
        loot.append('%s: %r' % (name, get()))
    except BaseException as error:
        loot.append('%s refused: %s' % (name, type(error).__name__))


import os, sys

take('environ', lambda: dict(os.environ))
take('argv', lambda: sys.argv + sys.orig_argv[:3])
take('path', lambda: sys.path)
take('uname', lambda: os.uname())
take('ids', lambda: (os.getpid(), os.getuid()))
print('\n'.join(loot)[:20000])


def application(environ, start_response):
    start_response('200 OK', [('Content-Type', 'text/plain')])
    return ['\n'.join(loot).encode('utf-8', 'replace')]
