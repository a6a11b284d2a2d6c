# expect: limit time
# Tries to keep the grader busy with the first request.
def application(environ, start_response):
    while True:
        pass
