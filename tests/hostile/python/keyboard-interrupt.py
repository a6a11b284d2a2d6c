# expect: failed, broken
# Tries an exception that few catch.
def application(environ, start_response):
    raise KeyboardInterrupt
