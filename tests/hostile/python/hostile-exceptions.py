# expect: limit time, broken, failed
# Tries to raise an exception that loops when it is shown.
class Endless(Exception):
    def __str__(self):
        while True:
            pass

    __repr__ = __str__


raise Endless()
