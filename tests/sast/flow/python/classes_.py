from abc import ABC, abstractmethod
from enum import Enum


class Box:
    shared = source()
    fixed = "x"

    def __init__(self, value, other="y"):
        self.value = value
        self._other = other
        self.items = []
        self.table = {}

    def get(self):
        return self.value

    def other(self):
        return self._other

    @property
    def shown(self):
        return self.value

    @shown.setter
    def shown(self, value):
        self.value = value

    @staticmethod
    def same(x):
        return x

    @classmethod
    def make(cls, value):
        return cls(value)

    def add(self, x):
        self.items.append(x)
        return self

    def __str__(self):
        return self.value

    def __getitem__(self, key):
        return self.value

    def __call__(self, x):
        return x


def boxes():
    bad = Box(source())
    good = Box("x")
    # ruleid: flow
    sink(bad.value)
    # ok: flow
    sink(good.value)
    # ruleid: flow
    sink(bad.get())
    # ok: flow
    sink(good.get())
    # ok: flow
    sink(bad.other())
    # ruleid: flow
    sink(Box("a", other=source()).other())
    # ruleid: flow
    sink(bad.shown)
    # ok: flow
    sink(good.shown)
    good.shown = source()
    # ruleid: flow
    sink(good.get())
    # ruleid: flow
    sink(Box.same(source()))
    # ok: flow
    sink(Box.same("x"))
    # ruleid: flow
    sink(bad.same(source()))
    # ruleid: flow
    sink(Box.make(source()).get())
    # ok: flow
    sink(Box.make("x").get())
    # ruleid: flow
    sink(Box.shared)
    # ok: flow
    sink(Box.fixed)
    # ruleid: flow
    sink(bad.shared)
    # ruleid: flow
    sink(Box("a").add(source()).items[0])
    # ok: flow
    sink(Box("a").add("b").items[0])
    # ruleid: flow
    sink(f"{bad}")
    # ruleid: flow
    sink(str(bad))
    # ruleid: flow
    sink(bad["k"])
    # ruleid: flow
    sink(good(source()))
    # ok: flow
    sink(Box("z")("x"))


class Base(ABC):
    def __init__(self, name):
        self.name = name

    def describe(self):
        return self.format(self.name)

    @abstractmethod
    def format(self, x):
        ...


class Loud(Base):
    def __init__(self, name, sign):
        super().__init__(name)
        self.sign = sign

    def format(self, x):
        return x + self.sign


class Old(Base):
    def __init__(self, name):
        Base.__init__(self, name)

    def format(self, x):
        return x


class Careful(Base):
    def format(self, x):
        return sanitize(x)


class Louder(Loud):
    def describe(self):
        return super().describe() + "!"


def inherited():
    # ruleid: flow
    sink(Loud(source(), "!").describe())
    # ruleid: flow
    sink(Loud("a", source()).describe())
    # ok: flow
    sink(Loud("a", "!").describe())
    # ruleid: flow
    sink(Old(source()).describe())
    # ok: flow
    sink(Careful(source()).describe())
    # ruleid: flow
    sink(Louder(source(), "!").describe())


class Query:
    def __init__(self):
        self.parts = []
        self.values = []

    def where(self, column, value):
        self.parts.append(column + " = ?")
        self.values.append(value)
        return self

    def raw(self, text):
        self.parts.append(text)
        return self

    def text(self):
        return " AND ".join(self.parts)


def builder():
    # ok: flow
    sink(Query().where("name", source()).text())
    # ruleid: flow
    sink(Query().where("name", "x").raw(source()).text())
    query = Query()
    query.where("name", source())
    # ok: flow
    sink(query.text())
    # ruleid: flow
    sink(query.values)


class Handler:
    def __init__(self):
        self.data = source()

    def handle(self):
        # ruleid: flow
        sink(self.data)
        # ok: flow
        sink(self.missing)

    def helper(self, x):
        return x

    def uses(self):
        # ruleid: flow
        sink(self.helper(source()))
        # ok: flow
        sink(self.helper("x"))


class Color(Enum):
    RED = "red"
    BLUE = "blue"


def enums():
    x = source()
    # ok: flow
    sink(Color(x).value)
    # ok: flow
    sink(Color[x].value)
    # ok: flow
    sink(Color.RED.value)


class Items:
    def __init__(self, items):
        self.items = items

    def __iter__(self):
        for one in self.items:
            yield one


def iterates():
    for one in Items([source()]):
        # ruleid: flow
        sink(one)


class Service:
    def __init__(self, store):
        self.store = store

    def save(self, value):
        self.store.put(value)


class Store:
    def __init__(self):
        self.kept = ""

    def put(self, value):
        self.kept = value


def injected():
    store = Store()
    Service(store).save(source())
    # ruleid: flow
    sink(store.kept)


def dynamic():
    o = Store()
    setattr(o, "kept", source())
    # ruleid: flow
    sink(getattr(o, "kept"))
    # ruleid: flow
    sink(o.kept)
    # ruleid: flow
    sink(vars(o)["kept"])
