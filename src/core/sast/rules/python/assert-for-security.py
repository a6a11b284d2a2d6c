from flask import Flask, abort
from flask_login import current_user
from werkzeug.security import check_password_hash

app = Flask(__name__)


@app.post('/boats/<name>/remove')
def remove(name):
    # ruleid: python-assert-for-security
    assert current_user.is_admin
    # ruleid: python-assert-for-security
    assert current_user.is_authenticated, 'sign in first'
    # ruleid: python-assert-for-security
    assert current_user.has_permission('boats.remove') and name
    if not current_user.is_admin:
        abort(403)
    # ok: python-assert-for-security
    assert isinstance(name, str)
    return name


def login(user, password):
    # ruleid: python-assert-for-security
    assert check_password_hash(user.hash, password)
    # ok: python-assert-for-security
    assert len(user.boats) >= 0, 'a count is never negative'
    return user


def test_login(user):
    # ok: python-assert-for-security
    assert user.is_admin


def price(days):
    # ok: python-assert-for-security
    assert days > 0
    return days * 90
