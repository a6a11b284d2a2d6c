def exceptions():
    try:
        raise ValueError(source())
    except ValueError as error:
        # ruleid: flow
        sink(str(error))
        # ruleid: flow
        sink(error.args[0])


def clean_exception():
    try:
        raise ValueError("x")
    except ValueError as error:
        # ok: flow
        sink(str(error))


def raise_with(x):
    raise RuntimeError("bad: %s" % x)


def exception_in_helper():
    try:
        raise_with(source())
    except RuntimeError as error:
        # ruleid: flow
        sink(str(error))


class Refused(Exception):
    def __init__(self, detail):
        self.detail = detail


def exception_class():
    try:
        raise Refused(source())
    except Refused as error:
        # ruleid: flow
        sink(error.detail)


def other_handler():
    try:
        raise KeyError(source())
    except (KeyError, ValueError) as error:
        # ruleid: flow
        sink(error)
    finally:
        # ok: flow
        sink("done")


def assigned_before():
    x = "a"
    try:
        x = source()
        work()
        x = "b"
    except Exception:
        # ruleid: flow
        sink(x)


def try_else():
    try:
        x = source()
    except Exception:
        x = "a"
    else:
        x = sanitize(x)
    # ok: flow
    sink(x)


def try_finally():
    x = source()
    try:
        work()
    finally:
        x = "a"
    # ok: flow
    sink(x)


def loops(rows):
    a = b = c = "x"
    for row in rows:
        # ruleid: flow
        sink(c)
        c = b
        b = a
        a = source()
    text = ""
    for row in [source()]:
        text += row
    # ruleid: flow
    sink(text)
    for row in []:
        text = "y"
    # ruleid: flow
    sink(text)


def while_else():
    x = "a"
    while True:
        x = source()
        if x:
            break
    else:
        x = "b"
    # ruleid: flow
    sink(x)


def branches(c):
    x = "a"
    if c:
        x = source()
    elif c > 1:
        x = "b"
    else:
        x = "c"
    # ruleid: flow
    sink(x)
    if c:
        x = "a"
    else:
        x = "b"
    # ok: flow
    sink(x)


def constants():
    DEBUG = False
    if DEBUG:
        # ok: flow
        sink(source())
    if False:
        # ok: flow
        sink(source())
    if not DEBUG and True:
        # ruleid: flow
        sink(source())
    x = DEBUG and source()
    # ok: flow
    sink(x)
    y = True or source()
    # ok: flow
    sink(y)
    z = None or source()
    # ruleid: flow
    sink(z)


def after_return():
    return 1
    # ok: flow
    sink(source())


def dead_after_raise():
    x = source()
    raise ValueError()
    # ok: flow
    sink(x)


def deleted():
    x = source()
    del x
    x = "a"
    # ok: flow
    sink(x)


def aliases():
    a = {}
    b = a
    b["x"] = source()
    # ruleid: flow
    sink(a["x"])
    first = []
    second = first
    second.append(source())
    # ruleid: flow
    sink(first[0])
    inner = {}
    outer = {"inner": inner}
    inner["x"] = source()
    # ruleid: flow
    sink(outer["inner"]["x"])
    outer["inner"]["y"] = source()
    # ruleid: flow
    sink(inner["y"])
    copied = dict(a)
    copied["x"] = "clean"
    # ruleid: flow
    sink(a["x"])
    # ok: flow
    sink(copied["x"])
    third = first[:]
    third.append(source())
    # ok: flow
    sink(len(third))


def rows_changed():
    rows = [{"x": source()}, {"x": source()}]
    for row in rows:
        row["x"] = sanitize(row["x"])
    # ok: flow
    sink(rows[0]["x"])


def default_list(x, acc=[]):
    acc.append(x)
    return acc


def defaults():
    # ruleid: flow
    sink(default_list(source())[0])


def conditional_import():
    try:
        import json
    except ImportError:
        json = None
    # ruleid: flow
    sink(json.loads(source()))


def starred():
    args = [source(), "x"]
    # ruleid: flow
    sink(*args)
    # ok: flow
    sink(*["x"])
    # ruleid: flow
    sink(**{"a": source()})
    # ruleid: flow
    sink([*args][0])
    # ok: flow
    sink([*args][1])
    # ruleid: flow
    sink(key=source())


def nested():
    o = {"a": [{"b": source(), "c": "x"}]}
    # ruleid: flow
    sink(o["a"][0]["b"])
    # ok: flow
    sink(o["a"][0]["c"])
    o["a"][0]["c"] = source()
    # ruleid: flow
    sink(o["a"][0]["c"])
