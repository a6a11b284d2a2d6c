# expect: limit time
# Tries a pattern that backtracks exponentially.
import re

re.match('^(a+)+$', 'a' * 60 + '!')
