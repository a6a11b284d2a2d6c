# expect: failed
# Tries to start programs.
loot = []


def take(name, get):
    try:
        loot.append('%s: %r' % (name, get()))
    except BaseException as error:
        loot.append('%s refused: %s' % (name, type(error).__name__))


import os

take('system', lambda: os.system('id'))
take('popen', lambda: os.popen('id').read())
take('execv', lambda: os.execv('/bin/sh', ['sh']))
take('spawn', lambda: os.posix_spawn('/bin/sh', ['sh'], {}))
take('subprocess', lambda: __import__('subprocess').check_output('id', shell=True))
take('multiprocessing', lambda: __import__('multiprocessing').Process(target=print).start())
take('pty', lambda: __import__('pty').spawn('/bin/sh'))
print('\n'.join(loot)[:20000])


def application(environ, start_response):
    start_response('200 OK', [('Content-Type', 'text/plain')])
    return ['\n'.join(loot).encode('utf-8', 'replace')]
