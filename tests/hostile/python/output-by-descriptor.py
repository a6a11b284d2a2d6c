# expect: limit
# Tries to fill the log past sys.stdout.
import os

while True:
    os.write(1, b'PASS ' * 100)
    os.write(2, b'PASS ' * 100)
