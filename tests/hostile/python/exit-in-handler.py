# expect: broken
# Tries to end the process while it answers.
def application(environ, start_response):
    import os
    os._exit(0)
