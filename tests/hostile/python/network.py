# expect: failed
# Tries to speak to somebody.
loot = []


def take(name, get):
    try:
        loot.append('%s: %r' % (name, get()))
    except BaseException as error:
        loot.append('%s refused: %s' % (name, type(error).__name__))


take('socket', lambda: __import__('socket').create_connection(('127.0.0.1', 80), 1))
take('raw', lambda: __import__('_socket').socket())
take('urllib', lambda: __import__('urllib.request').request.urlopen('http://127.0.0.1/').read())
take('http', lambda: __import__('http.client').client.HTTPConnection('127.0.0.1').request('GET', '/'))
take('ssl', lambda: __import__('ssl').create_default_context())
take('asyncio', lambda: __import__('asyncio').run(__import__('asyncio').open_connection('127.0.0.1', 80)))
print('\n'.join(loot)[:20000])


def application(environ, start_response):
    start_response('200 OK', [('Content-Type', 'text/plain')])
    return ['\n'.join(loot).encode('utf-8', 'replace')]
