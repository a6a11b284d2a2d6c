# expect: failed
# Tries to send and catch signals.
loot = []


def take(name, get):
    try:
        loot.append('%s: %r' % (name, get()))
    except BaseException as error:
        loot.append('%s refused: %s' % (name, type(error).__name__))


import os, signal

take('alarm', lambda: signal.alarm(1))
take('catch', lambda: signal.signal(signal.SIGTERM, lambda *args: None))
take('raise', lambda: signal.raise_signal(signal.SIGINT))
take('kill', lambda: os.kill(os.getppid(), 9))
print('\n'.join(loot)[:20000])


def application(environ, start_response):
    start_response('200 OK', [('Content-Type', 'text/plain')])
    return ['\n'.join(loot).encode('utf-8', 'replace')]
