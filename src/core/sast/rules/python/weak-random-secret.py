import random
import secrets
import string
from random import choice, randint
from random import choices as draw

LETTERS = string.ascii_letters + string.digits

# ruleid: python-weak-random-secret
token = ''.join(random.choice(LETTERS) for _ in range(32))
# ruleid: python-weak-random-secret
reset_code = randint(100000, 999999)
# ruleid: python-weak-random-secret
api_key = ''.join(draw(LETTERS, k=40))
# ruleid: python-weak-random-secret
salt = random.getrandbits(64).to_bytes(8, 'big')
# ok: python-weak-random-secret
session_token = secrets.token_urlsafe(32)
# ok: python-weak-random-secret
invite_code = ''.join(secrets.choice(LETTERS) for _ in range(10))
# ok: python-weak-random-secret
pin = secrets.randbelow(10_000)
# ok: python-weak-random-secret
boat = random.choice(['Alma', 'Bela'])
# ok: python-weak-random-secret
token_count = random.randint(1, 5)


# ruleid: python-weak-random-secret
def make_token():
    return ''.join(choice(LETTERS) for _ in range(20))


# ruleid: python-weak-random-secret
def generate_password(length):
    letters = random.sample(LETTERS, length)
    return ''.join(letters)


def register(user, session):
    # ruleid: python-weak-random-secret
    user.password = str(random.randint(1, 10**8))
    # ruleid: python-weak-random-secret
    session['csrf_token'] = '%x' % random.getrandbits(128)
    # ruleid: python-weak-random-secret
    user.update(otp=random.randrange(1_000_000))
    # ok: python-weak-random-secret
    user.colour = random.choice(['red', 'blue'])
    # ok: python-weak-random-secret
    user.otp = random.SystemRandom().randrange(1_000_000)
    # ok: python-weak-random-secret
    session['waves'] = random.random()


def jitter(seconds):
    # ok: python-weak-random-secret
    return seconds * (1 + random.random())


import random
import secrets


@app.route('/k1')
def k1():
    # ruleid: python-weak-random-secret
    token = random.randint(0, 10)
    # ruleid: python-weak-random-secret
    token = str(random.random())[2:]
    # ruleid: python-weak-random-secret
    session_id = ''.join(random.choices('abc', k=3))
    # ok: python-weak-random-secret
    token2 = secrets.token_hex()
    # ok: python-weak-random-secret
    token3 = random.SystemRandom().randint(0, 9)
    # ok: python-weak-random-secret
    jitter = random.random()
    # ruleid: python-weak-random-secret
    csrf = random.gauss(0, 1)
    # ruleid: python-weak-random-secret
    hmac_key = random.randbytes(16)
    # ok: python-weak-random-secret
    key = random.choice(['de', 'en'])
