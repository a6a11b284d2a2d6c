import pkg
import pkg.values
import pkg.values as v
from pkg import make, cleaned, deep, upward
from pkg.values import Box, given
from pkg.sub.deep import check, need
from pkg.circle import again
from pkg import values


def imports():
    # ruleid: flow
    sink(make(source()))
    # ok: flow
    sink(cleaned(source()))
    # ruleid: flow
    sink(pkg.make(source()))
    # ruleid: flow
    sink(pkg.values.make(source()))
    # ok: flow
    sink(pkg.values.clean(source()))
    # ruleid: flow
    sink(v.make(source()))
    # ruleid: flow
    sink(deep(source()))
    # ok: flow
    sink(upward(source()))
    # ruleid: flow
    sink(Box(source()).open())
    # ok: flow
    sink(Box("x").open())
    # ruleid: flow
    sink(given)
    # ruleid: flow
    sink(again(source()))
    # ruleid: flow
    sink(values.given)


def validators():
    a = source()
    if not check(a):
        return
    # ok: flow
    sink(a)
    b = source()
    need(b)
    # ok: flow
    sink(b)


def inner():
    from pkg.values import clean
    # ok: flow
    sink(clean(source()))
