# expect: failed
# Tries to read what is outside of the lab.
loot = []


def take(name, get):
    try:
        loot.append('%s: %r' % (name, get()))
    except BaseException as error:
        loot.append('%s refused: %s' % (name, type(error).__name__))


import os

for path in ['/etc/passwd', '/proc/self/environ', '/proc/self/cmdline', '/', '/home', '/root', '/tmp', '/app/../etc/passwd', '../../../../etc/passwd',
             '/rpc/../etc/passwd', '/dev/fd/3', '//etc/passwd', 'file:///etc/passwd', '/app/../../srv', '\x00/etc/passwd']:
    take('open ' + repr(path), lambda: open(path).read(100))
    take('list ' + repr(path), lambda: os.listdir(path))
for fd in range(64):
    take('fstat %d' % fd, lambda: os.fstat(fd))
take('walk', lambda: [entry for entry in os.walk('/')])
take('link', lambda: os.symlink('/etc/passwd', '/app/link'))
take('read link', lambda: open('/app/link').read())
take('hard link', lambda: os.link('/rpc/in', '/app/in'))
print('\n'.join(loot)[:20000])


def application(environ, start_response):
    start_response('200 OK', [('Content-Type', 'text/plain')])
    return ['\n'.join(loot).encode('utf-8', 'replace')]
