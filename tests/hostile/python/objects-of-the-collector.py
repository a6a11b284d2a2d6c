# expect: failed, broken, limit time
# Tries to find the harness and the checks among all objects.
loot = []


def take(name, get):
    try:
        loot.append('%s: %r' % (name, get()))
    except BaseException as error:
        loot.append('%s refused: %s' % (name, type(error).__name__))


import gc

words = [one for one in gc.get_objects() if isinstance(one, (dict, list, tuple))]
take('dicts', lambda: len(words))
take('functions', lambda: [one.__qualname__ for one in gc.get_objects() if getattr(one, '__qualname__', '').startswith('_serve')])
for one in gc.get_objects():
    if getattr(one, '__qualname__', '') == '_serve.<locals>.respond':
        take('replace', lambda: setattr(one, '__code__', (lambda request: [('status', '200'), ('body', b'{"sum": 3}')]).__code__))
take('texts', lambda: [one for one in words if 'ex4miner' in repr(one)[:100_000] and one is not words][:3])
print('\n'.join(loot)[:20000])


def application(environ, start_response):
    start_response('200 OK', [('Content-Type', 'text/plain')])
    return ['\n'.join(loot).encode('utf-8', 'replace')]
