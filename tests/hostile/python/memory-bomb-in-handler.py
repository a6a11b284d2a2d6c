# expect: limit
# Tries to take memory while it answers.
def application(environ, start_response):
    kept = {}
    while True:
        kept[len(kept)] = 'x' * 100_000 + str(len(kept))
