# expect: limit
# Tries to fill the log.
while True:
    print('all checks passed')
