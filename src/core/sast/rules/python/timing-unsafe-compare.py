import hashlib
import hmac
import os
import secrets
from hmac import compare_digest as same

API_KEY = os.environ.get('API_KEY', '')


def is_signed(request, key):
    signature = request.headers['X-Signature']
    # ruleid: python-timing-unsafe-compare
    if hmac.new(key, request.data, hashlib.sha256).hexdigest() == signature:
        return True
    mac = hmac.new(key, request.data, hashlib.sha256).hexdigest()
    # ruleid: python-timing-unsafe-compare
    if mac != request.headers['X-Other']:
        return False
    # ruleid: python-timing-unsafe-compare
    if request.headers.get('X-Api-Key') == API_KEY:
        return True
    # ok: python-timing-unsafe-compare
    if hmac.compare_digest(mac, signature):
        return True
    # ok: python-timing-unsafe-compare
    return same('sha256=' + mac, signature)


def is_admin(user, token, expected):
    # ruleid: python-timing-unsafe-compare
    if token == user.reset_token:
        return True
    # ruleid: python-timing-unsafe-compare
    if user.csrf_token != expected:
        return False
    # ok: python-timing-unsafe-compare
    if token is None or token == '':
        return False
    # ok: python-timing-unsafe-compare
    if len(token) != 32:
        return False
    # ok: python-timing-unsafe-compare
    if token.kind == 'refresh_token':
        return False
    # ok: python-timing-unsafe-compare
    return secrets.compare_digest(token, user.reset_token)


def boats(one, other):
    # ok: python-timing-unsafe-compare
    return one.name == other.name and one.token_count == other.token_count


class Ticket:
    def __init__(self, token):
        self.token = token

    def __eq__(self, other):
        # ok: python-timing-unsafe-compare
        return self.token == other.token
