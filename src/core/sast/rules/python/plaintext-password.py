import sqlite3

import bcrypt
from argon2 import PasswordHasher
from django.contrib.auth.hashers import make_password
from flask import Flask, request
from werkzeug.security import generate_password_hash

app = Flask(__name__)
database = sqlite3.connect('boats.db')


class User:
    def __init__(self, name='', password=''):
        self.name = name
        self.secret = password


@app.post('/join')
def join():
    name = request.form['name']
    password = request.form['password']
    # ruleid: python-plaintext-password
    user = User(name=name, password=password)
    # ruleid: python-plaintext-password
    user.password = request.form.get('password')
    # ruleid: python-plaintext-password
    database.execute('INSERT INTO users (name, password) VALUES (?, ?)', (name, password))
    data = request.get_json()
    # ruleid: python-plaintext-password
    user.password = data['new_password'].strip()
    # ok: python-plaintext-password
    user.password = generate_password_hash(password)
    # ok: python-plaintext-password
    database.execute('INSERT INTO users (name, password) VALUES (?, ?)', (name, PasswordHasher().hash(password)))
    # ok: python-plaintext-password
    hashed = User(name=name, password=bcrypt.hashpw(password.encode(), bcrypt.gensalt()))
    # ok: python-plaintext-password
    database.execute('SELECT id FROM users WHERE name = ?', (name,))
    return [user, hashed]


def keep(members, name, password):
    # ruleid: python-plaintext-password
    members.insert_one({'name': name, 'password': password})


@app.post('/keep')
def keep_member():
    keep(app.members, request.form['name'], request.form['password'])
    return ''


def django_join(request):
    user = User(name=request.POST['name'])
    # ok: python-plaintext-password
    user.password = make_password(request.POST['password'])
    # ok: python-plaintext-password
    user.set_password(request.POST['password'])
    # ok: python-plaintext-password
    form = LoginForm(password=request.POST['password'])
    return [user, form]


class LoginForm:
    def __init__(self, password):
        self.length = len(password)
