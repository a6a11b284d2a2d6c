# expect: limit time
# Tries to keep the grader busy before it answers anything.
while True:
    pass
