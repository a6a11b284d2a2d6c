import paramiko
from Crypto.PublicKey import RSA
from cryptography.hazmat.primitives.asymmetric import dsa, ed25519, rsa
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key

BITS = 3072


def keys(curve):
    # ruleid: python-weak-key-size
    first = rsa.generate_private_key(public_exponent=65537, key_size=1024)
    # ruleid: python-weak-key-size
    second = generate_private_key(65537, 512)
    # ruleid: python-weak-key-size
    third = RSA.generate(1024)
    # ruleid: python-weak-key-size
    fourth = dsa.generate_private_key(key_size=1024)
    # ruleid: python-weak-key-size
    fifth = paramiko.RSAKey.generate(bits=1024)
    # ok: python-weak-key-size
    sixth = rsa.generate_private_key(public_exponent=65537, key_size=BITS)
    # ok: python-weak-key-size
    seventh = RSA.generate(4096)
    # ok: python-weak-key-size
    eighth = rsa.generate_private_key(65537, 2048)
    # ok: python-weak-key-size
    ninth = ed25519.Ed25519PrivateKey.generate()
    # ok: python-weak-key-size
    tenth = curve.generate(256)
    return [first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth]
