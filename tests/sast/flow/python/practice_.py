import collections
import dataclasses
import threading
from base64 import b64decode
from concurrent.futures import ThreadPoolExecutor


def keys_of_pairs(data=source()):
    for key, value in data.items():
        if key not in ("a", "b"):
            continue
        # ok: flow
        sink(key)
        # ruleid: flow
        sink(value)


def in_thread():
    threading.Thread(target=work, args=("a", source())).start()
    with ThreadPoolExecutor() as pool:
        pool.submit(work_too, source())


def work(clean, tainted):
    # ok: flow
    sink(clean)
    # ruleid: flow
    sink(tainted)


def work_too(tainted):
    # ruleid: flow
    sink(tainted)


class Runner:
    def go(self, x):
        # ruleid: flow
        sink(x)

    def stay(self, x):
        # ok: flow
        sink("a")


def by_name():
    getattr(Runner(), "go")(source())
    getattr(Runner(), "stay")(source())


Point = collections.namedtuple("Point", "x y")


@dataclasses.dataclass
class Pair:
    first: str
    second: str


def replaced():
    p = Point("a", "b")._replace(x=source())
    # ruleid: flow
    sink(p.x)
    # ok: flow
    sink(p.y)
    # ok: flow
    sink(p._replace(x="a").x)
    q = dataclasses.replace(Pair("a", source()), first="b")
    # ok: flow
    sink(q.first)
    # ruleid: flow
    sink(q.second)
