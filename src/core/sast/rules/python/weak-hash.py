import hashlib
import hmac
import struct
from hashlib import md5, new as hasher

from Crypto.Hash import MD5, SHA256
from cryptography.hazmat.primitives import hashes

ALGORITHM = 'md5'


def fingerprints(data, key):
    # ruleid: python-weak-hash
    first = hashlib.md5(data).hexdigest()
    # ruleid: python-weak-hash
    second = md5(data, usedforsecurity=True)
    # ruleid: python-weak-hash
    third = hasher('SHA1', data)
    # ruleid: python-weak-hash
    fourth = hashlib.new(ALGORITHM)
    # ruleid: python-weak-hash
    fifth = hmac.new(key, data, hashlib.sha1).digest()
    # ruleid: python-weak-hash
    sixth = hmac.new(key, msg=data, digestmod='md5')
    # ruleid: python-weak-hash
    seventh = MD5.new(data)
    # ruleid: python-weak-hash
    eighth = hashes.Hash(hashes.SHA1())
    # ok: python-weak-hash
    ninth = hashlib.sha256(data)
    # ok: python-weak-hash
    tenth = hashlib.md5(data, usedforsecurity=False).hexdigest()
    # ok: python-weak-hash
    eleventh = hmac.new(key, data, hashlib.sha256)
    # ok: python-weak-hash
    twelfth = hasher('blake2b', data)
    # ok: python-weak-hash
    thirteenth = SHA256.new(data)
    # ok: python-weak-hash
    fourteenth = hashes.Hash(hashes.SHA256())
    return [first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth, thirteenth, fourteenth]


def one_time_code(key, counter):
    message = struct.pack('>Q', counter)
    # ok: python-weak-hash
    digest = hmac.new(key, message, hashlib.sha1).digest()
    return digest[-1] & 15


import hashlib


@app.route('/k1')
def k1():
    # ruleid: python-weak-hash
    hashlib.md5(b'x').hexdigest()
    # ok: python-weak-hash
    hashlib.sha256(b'x').hexdigest()
    # ruleid: python-weak-hash
    hashlib.new('md5', b'x')
    # ruleid: python-weak-hash
    hashlib.new(name='sha1')
    alg = 'md5'
    # ruleid: python-weak-hash
    hashlib.new(alg)
    alg2 = 'sha256'
    # ok: python-weak-hash
    hashlib.new(alg2)
    # ruleid: python-weak-hash
    getattr(hashlib, 'md5')(b'x')
    h = hashlib.md5
    # ruleid: python-weak-hash
    h(b'x')
    # ok: python-weak-hash
    hashlib.md5(b'x', usedforsecurity=False)
