# expect: broken, limit stack, limit memory
# Tries to crash the interpreter.
import os

os.abort()
