# expect: failed
# Tries to leave something behind for the next job.
loot = []


def take(name, get):
    try:
        loot.append('%s: %r' % (name, get()))
    except BaseException as error:
        loot.append('%s refused: %s' % (name, type(error).__name__))


import os

for name in ['/usr/local/lib/python3.12/json/__init__.py', '/usr/local/lib/python3.12/io.py', '/usr/local/lib/python3.12/sitecustomize.py', '/site/json.py',
             '/usr/local/lib/python3.12/site-packages/evil.pth', '/usr/local/lib/python312.zip', '/rpc/json.py', '/app/json.py', '/app/io.py', '/json.py']:
    take(name, lambda: open(name, 'w').write('raise SystemExit("poisoned")'))
take('remove', lambda: os.remove('/usr/local/lib/python3.12/os.py'))
take('rename', lambda: os.rename('/usr/local/lib/python3.12', '/usr/local/lib/gone'))
print('\n'.join(loot)[:20000])


def application(environ, start_response):
    start_response('200 OK', [('Content-Type', 'text/plain')])
    return ['\n'.join(loot).encode('utf-8', 'replace')]
