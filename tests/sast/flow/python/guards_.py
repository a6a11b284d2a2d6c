import re
import uuid

ALLOWED = ("name", "age")
ALLOWED_SET = frozenset(ALLOWED)
TABLE = {"name": "user_name", "age": "user_age"}
SHAPE = re.compile(r"[a-z_]+")
ANCHORED = re.compile(r"^[a-z_]+\Z")


def early():
    x = source()
    if not isSafe(x):
        return
    # ok: flow
    sink(x)


def early_raise():
    x = source()
    if isBad(x):
        raise ValueError("bad")
    # ok: flow
    sink(x)


def wrong_way():
    x = source()
    if isSafe(x):
        return
    # ruleid: flow
    sink(x)


def no_effect():
    x = source()
    if not isSafe(x):
        log("bad")
    # ruleid: flow
    sink(x)


def asserted():
    x = source()
    # Gone under -O.
    assert isSafe(x)
    # ruleid: flow
    sink(x)
    y = source()
    assertSafe(y)
    # ok: flow
    sink(y)


def ternary():
    x = source()
    # ok: flow
    sink(x if isSafe(x) else "name")
    # ruleid: flow
    sink("name" if isSafe(x) else x)
    y = x if x in ALLOWED else "name"
    # ok: flow
    sink(y)


def in_variable():
    x = source()
    fine = isSafe(x)
    if not fine:
        return
    # ok: flow
    sink(x)


def combined(c):
    x = source()
    if not c or not isSafe(x):
        return
    # ok: flow
    sink(x)


def combined_wrong(c):
    x = source()
    if not c and not isSafe(x):
        return
    # ruleid: flow
    sink(x)


def de_morgan(c):
    x = source()
    if not (c and isSafe(x)):
        return
    # ok: flow
    sink(x)


def listed():
    x = source()
    if x not in ALLOWED:
        raise ValueError(x)
    # ok: flow
    sink(x)


def in_set():
    x = source()
    if x in ALLOWED_SET:
        # ok: flow
        sink(x)


def in_table():
    x = source()
    if x not in TABLE:
        return
    # ok: flow
    sink(x)


def in_keys():
    x = source()
    if x not in TABLE.keys():
        return
    # ok: flow
    sink(x)


def in_inline():
    x = source()
    if x not in {"a", "b"}:
        return
    # ok: flow
    sink(x)


def looked_up():
    # ok: flow
    sink(TABLE[source()])
    # ok: flow
    sink(TABLE.get(source(), "name"))
    column = TABLE.get(source())
    if column is None:
        return
    # ok: flow
    sink(column)


def foreign_list():
    x = source()
    if x not in source():
        return
    # ruleid: flow
    sink(x)


def not_in_list():
    x = source()
    if x in ("evil",):
        return
    # ruleid: flow
    sink(x)


def key_error():
    try:
        column = TABLE[source()]
    except KeyError:
        column = "name"
    # ok: flow
    sink(column)


def full_match():
    x = source()
    if not re.fullmatch(r"[a-z]+", x):
        return
    # ok: flow
    sink(x)


def full_match_compiled():
    x = source()
    if not SHAPE.fullmatch(x):
        return
    # ok: flow
    sink(x)


def match_is_prefix():
    x = source()
    if not SHAPE.match(x):
        return
    # ruleid: flow
    sink(x)


def match_anchored():
    x = source()
    if not ANCHORED.match(x):
        return
    # ok: flow
    sink(x)


def match_none():
    x = source()
    if re.fullmatch(r"\w+", x) is None:
        return
    # ok: flow
    sink(x)


def match_variable():
    x = source()
    found = re.fullmatch(r"(\w+)", x)
    if found:
        # ok: flow
        sink(found.group(1))
        # ok: flow
        sink(x)
    if not found:
        return
    # ok: flow
    sink(found.group(0))


def walrus():
    x = source()
    if (found := re.fullmatch(r"(\w+)", x)) is None:
        return
    # ok: flow
    sink(found[1])


def denied():
    x = source()
    if re.search(r"[^a-z0-9]", x):
        return
    # ok: flow
    sink(x)


def digits():
    x = source()
    if not x.isdigit():
        return
    # ok: flow
    sink(x)


def is_number():
    x = source()
    if not isinstance(x, int):
        raise TypeError("no")
    # ok: flow
    sink(x)


def is_text():
    x = source()
    if not isinstance(x, str):
        raise TypeError("no")
    # ruleid: flow
    sink(x)


def type_is():
    x = source()
    if type(x) is not int:
        return
    # ok: flow
    sink(x)


def conversion():
    x = source()
    try:
        n = int(x)
    except ValueError:
        return
    # ok: flow
    sink(n)


def conversion_as_guard():
    x = source()
    try:
        uuid.UUID(x)
    except ValueError:
        return
    # ok: flow
    sink(x)


def conversion_as_guard_int():
    x = source()
    try:
        int(x)
    except ValueError:
        raise BadRequest()
    # ok: flow
    sink(x)


def conversion_wrong():
    x = source()
    try:
        int(x)
    except ValueError:
        pass
    # ruleid: flow
    sink(x)


def validate(x):
    if not isSafe(x):
        raise ValueError(x)


def validated(x):
    if not isSafe(x):
        raise ValueError(x)
    return x


def check(x):
    return x in ALLOWED


def check_deep(x):
    return isinstance(x, str) and check(x)


def or_none(x):
    return x if x in ALLOWED else None


def check_long(x):
    if x is None:
        return False
    if x not in ALLOWED:
        return False
    return True


def helpers():
    a = source()
    validate(a)
    # ok: flow
    sink(a)
    # ok: flow
    sink(validated(source()))
    b = source()
    if not check_deep(b):
        return
    # ok: flow
    sink(b)
    # ok: flow
    sink(or_none(source()))
    c = source()
    if not check_long(c):
        return
    # ok: flow
    sink(c)


def helper_wrong():
    a = source()
    check_deep(a)
    # ruleid: flow
    sink(a)


def matched():
    x = source()
    match x:
        case "a" | "b":
            # ok: flow
            sink(x)
        case _:
            # ruleid: flow
            sink(x)


def match_bound():
    match source():
        case "a":
            column = "x"
        case other:
            column = "y"
    # ok: flow
    sink(column)


def match_capture():
    match source():
        case {"name": name}:
            # ruleid: flow
            sink(name)
        case [first, *rest]:
            # ruleid: flow
            sink(first)
        case str() as text:
            # ruleid: flow
            sink(text)
        case other:
            # ruleid: flow
            sink(other)


def match_guard():
    match source():
        case x if isSafe(x):
            # ok: flow
            sink(x)
        case x:
            # ruleid: flow
            sink(x)


def all_of():
    names = source()
    if not all(name in ALLOWED for name in names):
        return
    # ok: flow
    sink(names)
    # ok: flow
    sink(", ".join(names))


def any_of():
    names = source()
    if any(name not in ALLOWED for name in names):
        return
    # ok: flow
    sink(names)


def all_characters():
    x = source()
    if not all(c.isalnum() for c in x):
        return
    # ok: flow
    sink(x)


def all_characters_in():
    x = source()
    if not set(x) <= set("abc"):
        return
    # ok: flow
    sink(x)


def compared():
    x = source()
    if x != "asc" and x != "desc":
        return
    # ok: flow
    sink(x)


def reassigned():
    x = source()
    if x not in ALLOWED:
        x = "name"
    # ok: flow
    sink(x)


def while_guard():
    x = source()
    while not isSafe(x):
        x = source()
    # ok: flow
    sink(x)


def loops():
    for x in [source(), source()]:
        if not isSafe(x):
            continue
        # ok: flow
        sink(x)


def flagged():
    x = source()
    fine = False
    if isSafe(x):
        fine = True
    if not fine:
        return
    # ok: flow
    sink(x)


def for_else():
    x = source()
    for one in ALLOWED:
        if x == one:
            break
    else:
        return
    # ok: flow
    sink(x)


def chosen_in_loop():
    x = source()
    column = "name"
    for one in ALLOWED:
        if one == x:
            column = one
    # ok: flow
    sink(column)
    # ok: flow
    sink(next(one for one in ALLOWED if one == x))


def exits():
    x = source()
    if not isSafe(x):
        abort(400)
    # ok: flow
    sink(x)


def exits_system():
    x = source()
    if not isSafe(x):
        sys.exit(1)
    # ok: flow
    sink(x)
