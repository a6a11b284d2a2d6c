# expect: failed, limit time
# Tries to make files and open them without an end.
loot = []


def take(name, get):
    try:
        loot.append('%s: %r' % (name, get()))
    except BaseException as error:
        loot.append('%s refused: %s' % (name, type(error).__name__))


import os

kept = []


def many():
    for index in range(1_000_000):
        kept.append(open('/app/f%d' % index, 'w'))


take('files', many)
take('folders', lambda: [os.mkdir('/app/d%d' % index) for index in range(1_000_000)])
print('\n'.join(loot)[:20000])


def application(environ, start_response):
    start_response('200 OK', [('Content-Type', 'text/plain')])
    return ['\n'.join(loot).encode('utf-8', 'replace')]
