import functools
from functools import partial, wraps, lru_cache
from contextlib import contextmanager


def identity(x):
    return x


def constant(x):
    return "x"


def pick(x, y):
    return y


def default(x="fixed", *, y=None):
    return x


def direct():
    # ruleid: flow
    sink(identity(source()))
    # ok: flow
    sink(constant(source()))
    # ok: flow
    sink(pick(source(), "b"))
    # ruleid: flow
    sink(pick(y=source(), x="a"))
    # ok: flow
    sink(pick(y="a", x=source()))
    # ok: flow
    sink(default())
    # ok: flow
    sink(default(y=source()))
    # ruleid: flow
    sink(default(source()))
    # ruleid: flow
    sink(pick(*["a", source()]))
    # ok: flow
    sink(pick(*[source(), "a"]))
    # ruleid: flow
    sink(pick(**{"x": "a", "y": source()}))
    # ok: flow
    sink(pick(**{"x": source(), "y": "a"}))
    # ruleid: flow
    sink((lambda x: x)(source()))
    # ok: flow
    sink((lambda x: sanitize(x))(source()))


def variadic(*args, **kwargs):
    # ruleid: flow
    sink(args[0])
    # ok: flow
    sink(args[1])
    # ruleid: flow
    sink(kwargs["a"])
    # ok: flow
    sink(kwargs["b"])
    # ruleid: flow
    sink(kwargs.get("a"))


def calls_variadic():
    variadic(source(), "x", a=source(), b="y")


def forwards(*args, **kwargs):
    return pick(*args, **kwargs)


def forwarded():
    # ruleid: flow
    sink(forwards("a", source()))
    # ok: flow
    sink(forwards(source(), "a"))
    # ruleid: flow
    sink(forwards(x="a", y=source()))


def outer():
    x = source()

    def inner():
        # ruleid: flow
        sink(x)
        return x

    # ruleid: flow
    sink(inner())


def mutable():
    kept = "x"

    def put(value):
        nonlocal kept
        kept = value

    # ok: flow
    sink(kept)
    put(source())
    # ruleid: flow
    sink(kept)


def not_shared():
    kept = "x"

    def put(value):
        kept = value

    put(source())
    # ok: flow
    sink(kept)


LAST = ""
CACHE = {}
FIXED = "x"


def remember():
    global LAST
    LAST = source()
    CACHE["a"] = source()


def recall():
    # ruleid: flow
    sink(LAST)
    # ruleid: flow
    sink(CACHE["a"])
    # ok: flow
    sink(CACHE.get("b"))
    # ok: flow
    sink(FIXED)


def logged(fn):
    @wraps(fn)
    def wrapper(*args, **kwargs):
        return fn(*args, **kwargs)

    return wrapper


def cleaned(fn):
    def wrapper(*args):
        return sanitize(fn(*args))

    return wrapper


def prefixed(text):
    def decorate(fn):
        def wrapper(x):
            return text + fn(x)

        return wrapper

    return decorate


@logged
def decorated(x):
    return x


@cleaned
def decorated_clean(x):
    return x


@prefixed("a")
def decorated_with(x):
    return x


@lru_cache(maxsize=None)
def cached(x):
    return x


@app.route("/x")
def handler():
    # ruleid: flow
    sink(source())


def decorators():
    # ruleid: flow
    sink(decorated(source()))
    # ok: flow
    sink(decorated("x"))
    # ok: flow
    sink(decorated_clean(source()))
    # ruleid: flow
    sink(decorated_with(source()))
    # ruleid: flow
    sink(cached(source()))


def partials():
    f = partial(pick, "a")
    # ruleid: flow
    sink(f(source()))
    g = functools.partial(pick, y=source())
    # ruleid: flow
    sink(g("a"))
    h = partial(pick, source())
    # ok: flow
    sink(h("a"))


def generator():
    yield "x"
    yield source()


def clean_generator():
    for one in generator():
        yield sanitize(one)


def delegating():
    yield from generator()


def generators():
    for one in generator():
        # ruleid: flow
        sink(one)
    for one in clean_generator():
        # ok: flow
        sink(one)
    # ruleid: flow
    sink(list(delegating()))
    # ruleid: flow
    sink(next(generator()))
    # ok: flow
    sink(list(clean_generator()))


@contextmanager
def managed(x):
    yield x


class Manager:
    def __init__(self, x):
        self.x = x

    def __enter__(self):
        return self.x

    def __exit__(self, *error):
        return False


def managers():
    with managed(source()) as x:
        # ruleid: flow
        sink(x)
    with managed("x") as x:
        # ok: flow
        sink(x)
    with Manager(source()) as x:
        # ruleid: flow
        sink(x)
    with Manager("x") as x:
        # ok: flow
        sink(x)
    with open(source()) as handle, other() as two:
        # ruleid: flow
        sink(handle)


def recursion(x, n):
    if n == 0:
        return x
    return recursion(x, n - 1)


def recursive(n):
    # ruleid: flow
    sink(recursion(source(), n))
    # ok: flow
    sink(recursion("x", n))


def table():
    actions = {"a": identity, "b": sanitize, "c": lambda x: x}
    # ruleid: flow
    sink(actions["a"](source()))
    # ok: flow
    sink(actions["b"](source()))
    # ruleid: flow
    sink(actions.get("c")(source()))


async def coroutine(x):
    return x


async def awaiting():
    # ruleid: flow
    sink(await coroutine(source()))
    # ok: flow
    sink(await coroutine("x"))
    a, b = await asyncio.gather(coroutine(source()), coroutine("x"))
    # ruleid: flow
    sink(a)
    # ok: flow
    sink(b)
    async for one in source():
        # ruleid: flow
        sink(one)
    async with managed(source()) as y:
        # ruleid: flow
        sink(y)
    # ruleid: flow
    sink(asyncio.run(coroutine(source())))


def two():
    return source(), "x"


def several():
    a, b = two()
    # ruleid: flow
    sink(a)
    # ok: flow
    sink(b)
    # ok: flow
    sink(two()[1])


def walrus():
    if (n := source()) and len(n) > 3:
        # ruleid: flow
        sink(n)
    while chunk := source():
        # ruleid: flow
        sink(chunk)


def fills(target, value):
    target["k"] = value


def out_parameters():
    d = {}
    fills(d, source())
    # ruleid: flow
    sink(d["k"])
    # ok: flow
    sink(d.get("j"))


def apply(fn, x):
    return fn(x)


def higher_order():
    # ruleid: flow
    sink(apply(identity, source()))
    # ok: flow
    sink(apply(sanitize, source()))
    # ruleid: flow
    sink(apply(lambda x: x + "a", source()))


if __name__ == "__main__":
    # ruleid: flow
    sink(source())
