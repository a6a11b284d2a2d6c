import hashlib
from hashlib import sha256 as digest

from argon2 import PasswordHasher
from passlib.hash import argon2, md5_crypt
from werkzeug.security import generate_password_hash


def store(user, password, salt):
    # ruleid: python-weak-password-hash
    user.first = hashlib.md5(password.encode()).hexdigest()
    # ruleid: python-weak-password-hash
    user.second = digest((salt + password).encode('utf-8')).hexdigest()
    # ruleid: python-weak-password-hash
    user.third = hashlib.new('sha512', password.encode()).digest()
    running = hashlib.sha1(salt)
    # ruleid: python-weak-password-hash
    running.update(password.encode())
    # ruleid: python-weak-password-hash
    user.fourth = hashlib.sha512(f'{salt}{user.password}'.encode()).hexdigest()
    # ruleid: python-weak-password-hash
    user.fifth = generate_password_hash(password, method='plain')
    # ruleid: python-weak-password-hash
    user.sixth = md5_crypt.hash(password)
    # ok: python-weak-password-hash
    user.seventh = PasswordHasher().hash(password)
    # ok: python-weak-password-hash
    user.eighth = hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1)
    # ok: python-weak-password-hash
    user.ninth = generate_password_hash(password)
    # ok: python-weak-password-hash
    user.tenth = hashlib.pbkdf2_hmac('sha256', password.encode(), salt, 600_000)
    # ok: python-weak-password-hash
    user.eleventh = argon2.hash(password)


def from_form(request):
    # ruleid: python-weak-password-hash
    return hashlib.sha256(request.form['password'].encode()).hexdigest()


def tag(chart, password_policy_text):
    # ok: python-weak-password-hash
    first = hashlib.sha256(chart.read_bytes()).hexdigest()
    running = hashlib.sha256()
    # ok: python-weak-password-hash
    running.update(chart.name.encode())
    return first, running.hexdigest()


def is_leaked(password, client):
    # ok: python-weak-password-hash
    digits = hashlib.sha1(password.encode()).hexdigest().upper()
    answer = client.get(f'https://api.pwnedpasswords.com/range/{digits[:5]}')
    return digits[5:] in answer.text
