from collections import defaultdict, deque, OrderedDict, namedtuple, Counter, ChainMap
from dataclasses import dataclass, field


def dicts():
    d = {"a": source(), "b": "x"}
    # ruleid: flow
    sink(d["a"])
    # ok: flow
    sink(d["b"])
    # ruleid: flow
    sink(d.get("a"))
    # ok: flow
    sink(d.get("b", "y"))
    # ok: flow
    sink(d.get("c", "y"))
    # ruleid: flow
    sink(d.get("c", source()))
    d["a"] = "clean"
    # ok: flow
    sink(d["a"])
    d["c"] = source()
    # ruleid: flow
    sink(d["c"])
    # ok: flow
    sink(d["b"])
    del d["c"]
    # ok: flow
    sink(d.get("c"))


def dict_methods():
    d = dict(a=source(), b="x")
    # ruleid: flow
    sink(d["a"])
    # ok: flow
    sink(d["b"])
    d.update({"c": source()})
    # ruleid: flow
    sink(d["c"])
    d.update(c="clean", e=source())
    # ok: flow
    sink(d["c"])
    # ruleid: flow
    sink(d["e"])
    # ruleid: flow
    sink(d.pop("e"))
    # ok: flow
    sink(d.get("e"))
    # ruleid: flow
    sink(d.setdefault("f", source()))
    # ruleid: flow
    sink(d["f"])
    # ok: flow
    sink(d.setdefault("b", source()))
    other = {**d, "a": "clean"}
    # ok: flow
    sink(other["a"])
    # ruleid: flow
    sink(other["f"])
    merged = d | {"a": "clean"}
    # ok: flow
    sink(merged["a"])
    # ruleid: flow
    sink(merged["f"])
    copied = d.copy()
    copied["b"] = source()
    # ok: flow
    sink(d["b"])
    d.clear()
    # ok: flow
    sink(d.get("f"))


def dict_loops():
    d = {"a": source(), "b": "x"}
    for key in d:
        # ok: flow
        sink(key)
        # ruleid: flow
        sink(d[key])
    for key, value in d.items():
        # ok: flow
        sink(key)
        # ruleid: flow
        sink(value)
    for value in d.values():
        # ruleid: flow
        sink(value)
    # ok: flow
    sink(",".join(d.keys()))
    # ruleid: flow
    sink(",".join(d.values()))
    # ok: flow
    sink(list(d))
    pairs = dict(zip(["a", "b"], [source(), "x"]))
    # ruleid: flow
    sink(pairs["a"])
    # ok: flow
    sink(pairs["b"])
    keyed = {source(): "x"}
    # ok: flow
    sink(keyed.get("a"))
    for key in keyed:
        # ruleid: flow
        sink(key)


def dict_comprehensions():
    d = {key: sanitize(value) for key, value in {"a": source()}.items()}
    # ok: flow
    sink(d["a"])
    e = {key: value for key, value in {"a": source()}.items()}
    # ruleid: flow
    sink(e["a"])
    f = {**{"a": source()}}
    # ruleid: flow
    sink(f["a"])


def lists():
    items = []
    items.append("a")
    items.append(source())
    items.append("b")
    # ok: flow
    sink(items[0])
    # ruleid: flow
    sink(items[1])
    # ok: flow
    sink(items[-1])
    # ruleid: flow
    sink(items[-2])
    items.pop(0)
    # ruleid: flow
    sink(items[0])
    # ok: flow
    sink(items[1])
    # ok: flow
    sink(items.pop())
    # ruleid: flow
    sink(items.pop())


def list_methods():
    items = ["a", "b"]
    items.insert(1, source())
    # ok: flow
    sink(items[0])
    # ruleid: flow
    sink(items[1])
    # ok: flow
    sink(items[2])
    items.extend([source(), "c"])
    # ruleid: flow
    sink(items[3])
    # ok: flow
    sink(items[4])
    # ok: flow
    sink(items[:1])
    # ruleid: flow
    sink(items[1:3])
    # ok: flow
    sink(items[4:])
    items += ["d"]
    # ok: flow
    sink(items[5])
    items.reverse()
    # ruleid: flow
    sink(items)
    del items[:]
    # ok: flow
    sink(items)
    other = [source()] + ["x"]
    # ruleid: flow
    sink(other[0])
    # ok: flow
    sink(other[1])
    third = ["x", "y"] * 2
    # ok: flow
    sink(third)
    other.clear()
    # ok: flow
    sink(other)
    other.append("a")
    # ok: flow
    sink(other[0])
    removed = ["a", "b", source()]
    removed.remove("a")
    # ok: flow
    sink(removed[0])
    # ruleid: flow
    sink(removed[1])
    # ruleid: flow
    sink(sorted(removed)[0])
    # ruleid: flow
    sink(list(reversed(removed))[0])
    # ok: flow
    sink(len(removed))
    # ok: flow
    sink(removed.index("b"))


def tuples():
    pair = ("a", source())
    # ok: flow
    sink(pair[0])
    # ruleid: flow
    sink(pair[1])
    first, second = pair
    # ok: flow
    sink(first)
    # ruleid: flow
    sink(second)
    head, *tail = ["a", "b", source()]
    # ok: flow
    sink(head)
    # ok: flow
    sink(tail[0])
    # ruleid: flow
    sink(tail[1])
    *start, end = [source(), "x"]
    # ok: flow
    sink(end)
    # ruleid: flow
    sink(start)
    (a, (b, c)) = ("x", (source(), "y"))
    # ruleid: flow
    sink(b)
    # ok: flow
    sink(c)
    a, b = b, a
    # ruleid: flow
    sink(a)
    # ok: flow
    sink(b)


def sets():
    s = set()
    s.add(source())
    # ruleid: flow
    sink(list(s)[0])
    # ruleid: flow
    sink(s.pop())
    t = {"a", "b"}
    # ok: flow
    sink(list(t))
    t |= {source()}
    # ruleid: flow
    sink(list(t))
    # ok: flow
    sink({"a"} & {"b"})


def others():
    by = defaultdict(list)
    by["k"].append(source())
    # ruleid: flow
    sink(by["k"][0])
    # ok: flow
    sink(by["other"])
    q = deque(["a"])
    q.append(source())
    # ok: flow
    sink(q.popleft())
    # ruleid: flow
    sink(q.popleft())
    q.appendleft(source())
    # ruleid: flow
    sink(q[0])
    od = OrderedDict()
    od["a"] = source()
    # ruleid: flow
    sink(od["a"])
    # ok: flow
    sink(od.get("b"))


Point = namedtuple("Point", ["x", "y"])
Pair = namedtuple("Pair", "left right")


def tuples_with_names():
    p = Point(source(), "y")
    # ruleid: flow
    sink(p.x)
    # ok: flow
    sink(p.y)
    q = Pair(left="a", right=source())
    # ok: flow
    sink(q.left)
    # ruleid: flow
    sink(q.right)
    # ruleid: flow
    sink(q[1])
    x, y = p
    # ruleid: flow
    sink(x)
    # ok: flow
    sink(y)


@dataclass
class Item:
    name: str
    note: str = "none"
    tags: list = field(default_factory=list)


def dataclasses_():
    item = Item(source())
    # ruleid: flow
    sink(item.name)
    # ok: flow
    sink(item.note)
    other = Item("x", note=source())
    # ok: flow
    sink(other.name)
    # ruleid: flow
    sink(other.note)
    other.tags.append(source())
    # ruleid: flow
    sink(other.tags[0])


def built_ins():
    for i, one in enumerate(["a", source()]):
        # ok: flow
        sink(i)
        # ruleid: flow
        sink(one)
    for left, right in zip(["a"], [source()]):
        # ok: flow
        sink(left)
        # ruleid: flow
        sink(right)
    # ruleid: flow
    sink(list(map(str.upper, [source()]))[0])
    # ok: flow
    sink(list(map(sanitize, [source()])))
    # ok: flow
    sink(list(map(int, [source()])))
    # ruleid: flow
    sink(list(filter(None, [source()])))
    # ok: flow
    sink(list(filter(isSafe, [source()])))
    # ruleid: flow
    sink(next(iter([source()])))
    # ruleid: flow
    sink(max([source(), "a"]))
    # ok: flow
    sink(sum([1, 2]))
    # ruleid: flow
    sink(functools.reduce(lambda a, b: a + b, [source(), "x"]))
    # ok: flow
    sink(any([source()]))
    # ok: flow
    sink(range(len(source())))
    # ruleid: flow
    sink(itertools.chain([source()], ["x"]))


def comprehensions():
    names = [source(), "x"]
    # ruleid: flow
    sink([n.strip() for n in names])
    # ok: flow
    sink([sanitize(n) for n in names])
    # ok: flow
    sink([n for n in names if isSafe(n)])
    # ok: flow
    sink([n for n in names if n in ("a", "b")])
    # ruleid: flow
    sink("".join(n for n in names))
    # ok: flow
    sink(", ".join("?" for n in names))
    # ok: flow
    sink(",".join(["%s"] * len(names)))
    # ruleid: flow
    sink({n for n in names})
    # ruleid: flow
    sink([a + b for a in names for b in ["x"]])
    # ok: flow
    sink([i for i, n in enumerate(names)])


def configuration():
    conf = configparser.ConfigParser()
    conf.add_section("s")
    conf.set("s", "a", "x")
    conf.set("s", "b", source())
    # ok: flow
    sink(conf.get("s", "a"))
    # ruleid: flow
    sink(conf.get("s", "b"))
