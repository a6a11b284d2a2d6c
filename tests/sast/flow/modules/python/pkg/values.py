from .circle import again


def make(x):
    return "<" + x + ">"


def clean(x):
    return sanitize(x)


class Box:
    def __init__(self, x):
        self.x = x

    def open(self):
        return self.x


given = source()
