# expect: failed, limit time
# Tries to write until the host is full.
loot = []


def take(name, get):
    try:
        loot.append('%s: %r' % (name, get()))
    except BaseException as error:
        loot.append('%s refused: %s' % (name, type(error).__name__))


def fill():
    with open('/app/big', 'wb') as file:
        while True:
            file.write(b'x' * 1_000_000)


take('write', fill)
take('truncate', lambda: open('/app/sparse', 'wb').truncate(2 ** 40))
take('seek', lambda: (lambda file: (file.seek(2 ** 40), file.write(b'x'), file.flush()))(open('/app/hole', 'wb')))
take('allocate', lambda: __import__('os').posix_fallocate(open('/app/more', 'wb').fileno(), 0, 2 ** 40))
print('\n'.join(loot)[:20000])


def application(environ, start_response):
    start_response('200 OK', [('Content-Type', 'text/plain')])
    return ['\n'.join(loot).encode('utf-8', 'replace')]
