# expect: failed
# Tries to answer with things that are no texts.
def application(environ, start_response):
    class Odd(str):
        def lower(self):
            return 1

        def partition(self, other):
            raise SystemExit(0)


    start_response(Odd('200 OK'), [(Odd('__proto__'), 'polluted'), ('constructor', Odd('x')), ('set-cookie', 'a\r\nb: c')])
    return [b'{"sum": 0}', b'\xff\xfe\x00']
