# expect: failed
# Tries to go on in other threads.
loot = []


def take(name, get):
    try:
        loot.append('%s: %r' % (name, get()))
    except BaseException as error:
        loot.append('%s refused: %s' % (name, type(error).__name__))


import threading


def forever():
    while True:
        pass


take('thread', lambda: threading.Thread(target=forever, daemon=True).start())
take('timer', lambda: threading.Timer(0, forever).start())
take('raw', lambda: __import__('_thread').start_new_thread(forever, ()))
take('pool', lambda: __import__('concurrent.futures').futures.ThreadPoolExecutor().submit(forever))
print('\n'.join(loot)[:20000])


def application(environ, start_response):
    start_response('200 OK', [('Content-Type', 'text/plain')])
    return ['\n'.join(loot).encode('utf-8', 'replace')]
