# expect: limit time
# Tries to catch whatever would stop it.
def application(environ, start_response):
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue
