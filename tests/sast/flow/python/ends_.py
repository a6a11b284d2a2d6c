import os
import sys

import pytest
from flask import abort
from werkzeug.exceptions import abort as stop, NotFound


def aborted(bad):
    x = source()
    if bad(x):
        abort(400)
    else:
        x = "a"
    # ok: flow
    sink(x)


def aborted_by_another_name(bad):
    x = source()
    if bad(x):
        stop(400, x)
    else:
        x = "a"
    # ok: flow
    sink(x)


def left(bad):
    x = source()
    if x not in ("a", "b"):
        sys.exit(2)
    # ok: flow
    sink(x)


def left_at_once():
    x = source()
    if x not in ("a", "b"):
        os._exit(2)
    # ok: flow
    sink(x)


def only_called(bad):
    x = source()
    if x not in ("a", "b"):
        bad(2)
    # ruleid: flow
    sink(x)


def give_up(reason):
    log(reason)
    raise NotFound(reason)


def refused():
    x = source()
    if x not in ("a", "b"):
        give_up(x)
    # ok: flow
    sink(x)


def maybe_refused(c):
    x = source()
    if x not in ("a", "b"):
        if c:
            give_up(x)
    # ruleid: flow
    sink(x)


def failed():
    x = source()
    if x not in ("a", "b"):
        pytest.fail(x)
    # ok: flow
    sink(x)


def caught():
    x = source()
    try:
        if x not in ("a", "b"):
            abort(400)
    except Exception:
        pass
    # ruleid: flow
    sink(x)
