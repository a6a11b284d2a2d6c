import hashlib

import bcrypt
from Crypto.Protocol.KDF import PBKDF2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

ROUNDS = 600_000


def derive(password, salt):
    # ruleid: python-weak-key-derivation
    first = hashlib.pbkdf2_hmac('sha256', password, salt, 1000)
    # ruleid: python-weak-key-derivation
    second = hashlib.pbkdf2_hmac('sha256', password, salt, iterations=10_000)
    # ruleid: python-weak-key-derivation
    third = PBKDF2HMAC(algorithm=hashes.SHA256(), length=32, salt=salt, iterations=2**10)
    # ruleid: python-weak-key-derivation
    fourth = PBKDF2(password, salt, 32, count=5000)
    # ruleid: python-weak-key-derivation
    fifth = bcrypt.hashpw(password, bcrypt.gensalt(4))
    # ruleid: python-weak-key-derivation
    sixth = PBKDF2(password, salt)
    # ok: python-weak-key-derivation
    seventh = hashlib.pbkdf2_hmac('sha256', password, salt, ROUNDS)
    # ok: python-weak-key-derivation
    eighth = hashlib.pbkdf2_hmac('sha512', password, salt, 210_000)
    # ok: python-weak-key-derivation
    ninth = PBKDF2HMAC(algorithm=hashes.SHA256(), length=32, salt=salt, iterations=1_000_000)
    # ok: python-weak-key-derivation
    tenth = bcrypt.hashpw(password, bcrypt.gensalt())
    # ok: python-weak-key-derivation
    eleventh = bcrypt.gensalt(rounds=12)
    # ok: python-weak-key-derivation
    twelfth = PBKDF2(password, salt, 32, count=10**6)
    return [first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth]
