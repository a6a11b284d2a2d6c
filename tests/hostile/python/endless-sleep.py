# expect: limit time
# Tries to sleep for ever.
def application(environ, start_response):
    import time
    while True:
        time.sleep(1_000_000)
