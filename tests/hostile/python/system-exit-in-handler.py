# expect: failed, broken
# Tries to end the program by an exception while it answers.
def application(environ, start_response):
    raise SystemExit(0)
