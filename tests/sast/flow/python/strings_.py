import html
import re


def built():
    x = source()
    # ruleid: flow
    sink("a" + x)
    # ruleid: flow
    sink(f"a {x}")
    # ruleid: flow
    sink(f"{x!r:>10}")
    # ruleid: flow
    sink("a %s" % x)
    # ruleid: flow
    sink("a %s %s" % ("b", x))
    # ruleid: flow
    sink("a %(k)s" % {"k": x})
    # ruleid: flow
    sink("a {}".format(x))
    # ruleid: flow
    sink("a {k}".format(k=x))
    # ruleid: flow
    sink("a {k}".format(**{"k": x}))
    # ruleid: flow
    sink("a {k}".format_map({"k": x}))
    # ruleid: flow
    sink(" ".join(["a", x]))
    # ruleid: flow
    sink("a" "b" + x)
    # ok: flow
    sink("a %d" % x)
    # ok: flow
    sink("a {:d}".format(x))
    # ruleid: flow
    sink(x.strip().lower())
    # ruleid: flow
    sink(x[1:])
    # ruleid: flow
    sink(x[::-1])
    # ruleid: flow
    sink(x.split(",")[0])
    # ruleid: flow
    sink(x.encode().decode())
    # ruleid: flow
    sink(str(x))
    # ruleid: flow
    sink(repr(x))
    # ruleid: flow
    sink(x * 2)
    # ok: flow
    sink("a" * len(x))
    # ruleid: flow
    sink(x.replace("a", "b"))
    # ruleid: flow
    sink("a".replace("a", x))
    # ruleid: flow
    sink(base64.b64decode(base64.b64encode(x.encode())).decode())
    # ruleid: flow
    sink(urllib.parse.unquote_plus(x))
    # ruleid: flow
    sink(re.sub("a", "b", x))
    # ruleid: flow
    sink(re.match("(.*)", x).group(1))
    # ruleid: flow
    sink(string.Template("$a").substitute(a=x))
    # ruleid: flow
    sink(x.partition("=")[2])
    # ruleid: flow
    sink(textwrap.dedent(x))
    s = "a"
    s += x
    # ruleid: flow
    sink(s)
    s = "b"
    # ok: flow
    sink(s)
    out = io.StringIO()
    out.write(x)
    # ruleid: flow
    sink(out.getvalue())


def numbers():
    x = source()
    # ok: flow
    sink(int(x))
    # ok: flow
    sink(float(x))
    # ok: flow
    sink(len(x))
    # ok: flow
    sink(bool(x))
    # ok: flow
    sink(x == "a")
    # ok: flow
    sink(x in ("a", "b"))
    # ok: flow
    sink(not x)
    # ok: flow
    sink(hash(x))
    # ok: flow
    sink(x.count("a"))
    # ok: flow
    sink(x.startswith("a"))
    # ok: flow
    sink(uuid.UUID(x))
    # ok: flow
    sink(ord(x))
    # ok: flow
    sink(f"{int(x)}")
    # ok: flow
    sink(str(int(x)))
    # ok: flow
    sink(isinstance(x, str))
    # ok: flow
    sink(round(float(x), 2))
    # ok: flow
    sink(decimal.Decimal(x))
    # ok: flow
    sink(datetime.strptime(x, "%Y-%m-%d"))
    # ok: flow
    sink(ipaddress.ip_address(x))


def letters():
    guess = "ABC"
    if guess[1] == "A":
        x = source()
    else:
        x = "fixed"
    # ok: flow
    sink(x)
    match guess[2]:
        case "A":
            y = "fixed"
        case "C" | "D":
            y = source()
        case _:
            y = "fixed"
    # ruleid: flow
    sink(y)
    match guess[0]:
        case "A":
            z = "fixed"
        case _:
            z = source()
    # ok: flow
    sink(z)


def arithmetic():
    num = 106
    x = source()
    if 7 * 18 + num > 200:
        x = "fixed"
    # ok: flow
    sink(x)
    y = "fixed" if 7 * 42 - num > 200 else source()
    # ruleid: flow
    sink(y)
    z = "fixed" if 500 // 42 + num > 100 else source()
    # ok: flow
    sink(z)
    if num % 2 == 1:
        # ok: flow
        sink(source())
    if 1 < num < 10:
        # ok: flow
        sink(source())
    if num ** 2 == 11236:
        # ruleid: flow
        sink(source())
    if not (num & 1):
        # ruleid: flow
        sink(source())


def known_text():
    name = "report"
    if name.startswith("x"):
        # ok: flow
        sink(source())
    if "port" in name:
        # ruleid: flow
        sink(source())
    if "xyz" in name:
        # ok: flow
        sink(source())
    if len(name) > 10:
        # ok: flow
        sink(source())
    if name.upper() == "REPORT":
        # ruleid: flow
        sink(source())
    if name[:2] != "re":
        # ok: flow
        sink(source())
    if name.find("z") >= 0:
        # ok: flow
        sink(source())
    if f"{name}s" == "report":
        # ok: flow
        sink(source())
    if name in ("a", "b"):
        # ok: flow
        sink(source())
    if name in ["report"]:
        # ruleid: flow
        sink(source())
    if "%s" % name == "x":
        # ok: flow
        sink(source())
    x = None
    if x is not None:
        # ok: flow
        sink(source())
    if x is None:
        # ruleid: flow
        sink(source())
    items = []
    if items:
        # ok: flow
        sink(source())
    items.append(1)
    if items:
        # ruleid: flow
        sink(source())
    if len(items) == 1:
        # ruleid: flow
        sink(source())


def emptiness():
    x = source()
    if not x:
        # ok: flow
        sink(x)
    if x == "":
        # ok: flow
        sink(x)
    if len(x) == 0:
        # ok: flow
        sink(x)
    if len(x) > 0:
        # ruleid: flow
        sink(x)
    if x is None:
        # ok: flow
        sink(x)
