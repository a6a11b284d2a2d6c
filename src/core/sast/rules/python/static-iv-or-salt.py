import hashlib
import os
import secrets

import bcrypt
from Crypto.Cipher import AES
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

IV = b'0123456789abcdef'
SALT = 'tidewater'


def encrypt(key, password, text):
    # ruleid: python-static-iv-or-salt
    first = AES.new(key, AES.MODE_CBC, IV).encrypt(text)
    # ruleid: python-static-iv-or-salt
    second = AES.new(b'sixteen byte key', AES.MODE_GCM)
    # ruleid: python-static-iv-or-salt
    third = Cipher(algorithms.AES(key), modes.CBC(b'\x00' * 16))
    # ruleid: python-static-iv-or-salt
    fourth = AES.new(key, AES.MODE_CTR, nonce=b'8 bytes!')
    # ruleid: python-static-iv-or-salt
    fifth = hashlib.pbkdf2_hmac('sha256', password, SALT, 600_000)
    # ruleid: python-static-iv-or-salt
    sixth = hashlib.scrypt(password, salt=b'tidewater', n=16384, r=8, p=1)
    # ruleid: python-static-iv-or-salt
    seventh = PBKDF2HMAC(algorithm=hashes.SHA256(), length=32, salt=b'tidewater', iterations=600_000)
    # ruleid: python-static-iv-or-salt
    eighth = bcrypt.hashpw(password, b'$2b$12$aaaaaaaaaaaaaaaaaaaaaa')
    # ok: python-static-iv-or-salt
    ninth = AES.new(key, AES.MODE_CBC, os.urandom(16))
    # ok: python-static-iv-or-salt
    tenth = AES.new(key, AES.MODE_GCM)
    salt = secrets.token_bytes(16)
    # ok: python-static-iv-or-salt
    eleventh = hashlib.pbkdf2_hmac('sha256', password, salt, 600_000)
    # ok: python-static-iv-or-salt
    twelfth = bcrypt.hashpw(password, bcrypt.gensalt())
    # ok: python-static-iv-or-salt
    thirteenth = Fernet(os.environ['FERNET_KEY'])
    # ok: python-static-iv-or-salt
    fourteenth = Cipher(algorithms.AES(key), modes.GCM(os.urandom(12)))
    # ok: python-static-iv-or-salt
    fifteenth = AES.new(key, AES.MODE_CBC, text[:16]).decrypt(text[16:])
    return [first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth, thirteenth, fourteenth, fifteenth]
