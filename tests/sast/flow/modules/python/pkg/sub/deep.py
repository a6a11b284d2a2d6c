from ..values import make
from .. import values as up

NAMES = ("a", "b")


def deep(x):
    return make(x)


def upward(x):
    return up.clean(x)


def check(x):
    return x in NAMES


def need(x):
    if not check(x):
        raise ValueError(x)
