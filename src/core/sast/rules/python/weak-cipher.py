from Crypto.Cipher import AES, ARC4, DES, DES3, PKCS1_OAEP
from Crypto.Cipher import DES as Old
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def encrypt(key, nonce, text):
    # ruleid: python-weak-cipher
    first = DES.new(key, DES.MODE_CBC, nonce).encrypt(text)
    # ruleid: python-weak-cipher
    second = Old.new(key, Old.MODE_ECB)
    # ruleid: python-weak-cipher
    third = ARC4.new(key)
    # ruleid: python-weak-cipher
    fourth = DES3.new(key, DES3.MODE_CFB)
    # ruleid: python-weak-cipher
    fifth = AES.new(key, AES.MODE_ECB)
    # ruleid: python-weak-cipher
    sixth = AES.new(key=key, mode=AES.MODE_ECB)
    # ruleid: python-weak-cipher
    seventh = Cipher(algorithms.AES(key), modes.ECB())
    # ruleid: python-weak-cipher
    eighth = Cipher(algorithms.TripleDES(key), modes.CBC(nonce))
    # ok: python-weak-cipher
    ninth = AES.new(key, AES.MODE_GCM, nonce=nonce)
    # ok: python-weak-cipher
    tenth = Cipher(algorithms.AES(key), modes.GCM(nonce))
    # ok: python-weak-cipher
    eleventh = AESGCM(key).encrypt(nonce, text, None)
    # ok: python-weak-cipher
    twelfth = Fernet(key).encrypt(text)
    # ok: python-weak-cipher
    thirteenth = PKCS1_OAEP.new(key)
    # ok: python-weak-cipher
    fourteenth = AES.new(key, AES.MODE_EAX)
    return [first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth, thirteenth, fourteenth]
