# expect: broken
# Tries to end the program by an exception.
import sys

sys.exit(0)
