import logging

import jwt
from cryptography.exceptions import InvalidSignature

logger = logging.getLogger(__name__)


def receive(key, signature, body):
    try:
        # ruleid: python-swallowed-verification
        key.verify(signature, body)
    except InvalidSignature:
        pass
    return body


def user_of(token, key):
    claims = {}
    try:
        # ruleid: python-swallowed-verification
        claims = jwt.decode(token, key, algorithms=['EdDSA'])
    except Exception as error:
        logger.warning('token: %s', error)
    return claims


def book(user, booking):
    try:
        # ruleid: python-swallowed-verification
        check_permission(user, booking)
    except:
        pass
    booking.save()


def receive_well(key, signature, body):
    try:
        # ok: python-swallowed-verification
        key.verify(signature, body)
    except InvalidSignature:
        return None
    return body


def receive_loudly(key, signature, body):
    try:
        # ok: python-swallowed-verification
        key.verify(signature, body)
    except InvalidSignature as error:
        logger.warning('signature: %s', error)
        raise
    return body


def tidy(path):
    try:
        # ok: python-swallowed-verification
        path.unlink()
    except FileNotFoundError:
        pass


def check_permission(user, booking):
    # ok: python-swallowed-verification
    if booking.owner != user:
        raise PermissionError(user)
