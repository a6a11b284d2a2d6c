# expect: failed, limit time
# Tries to nest folders without an end.
loot = []


def take(name, get):
    try:
        loot.append('%s: %r' % (name, get()))
    except BaseException as error:
        loot.append('%s refused: %s' % (name, type(error).__name__))


import os


def nest():
    path = '/app'
    for _ in range(100_000):
        path += '/d'
        os.mkdir(path)


take('nest', nest)
take('long', lambda: open('/app/' + 'x' * 1_000_000, 'w'))
take('self', lambda: os.rename('/app/d', '/app/d/d/d'))
print('\n'.join(loot)[:20000])


def application(environ, start_response):
    start_response('200 OK', [('Content-Type', 'text/plain')])
    return ['\n'.join(loot).encode('utf-8', 'replace')]
