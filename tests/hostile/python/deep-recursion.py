# expect: limit stack
# Tries to end the stack.
def down():
    return down() + 1


down()
