import hmac
import os
import smtplib

import jwt
import requests
from flask import Flask
from sqlalchemy import create_engine

app = Flask(__name__)
# ruleid: python-hardcoded-credential
app.secret_key = 'q8Zt-4410-rrT'
# ruleid: python-hardcoded-credential
app.config['SECRET_KEY'] = 'tidewater-sails-at-dawn'
# ruleid: python-hardcoded-credential
DB_PASSWORD = 'hunter2-tidewater'
# ruleid: python-hardcoded-credential
API_KEY = os.environ.get('API_KEY', 'live_8f1c9d77aa02')
# ruleid: python-hardcoded-credential
DATABASE = {'host': 'db', 'user': 'boats', 'password': 'oar-and-anchor'}
# ruleid: python-hardcoded-credential
engine = create_engine('postgresql://boats:oar-and-anchor@db.internal/boats')
# ruleid: python-hardcoded-credential
requests.get('https://weather.internal', auth=('boats', 'oar-and-anchor'))
# ok: python-hardcoded-credential
app.secret_key = os.environ['SECRET_KEY']
# ok: python-hardcoded-credential
PASSWORD_FIELD = 'password'
# ok: python-hardcoded-credential
LABELS = {'password': 'Your password', 'api_key': 'The key of your harbour'}
# ok: python-hardcoded-credential
SECRET = os.environ.get('SECRET', '')
# ok: python-hardcoded-credential
password_hint = 'at-least-twelve-characters'
# ok: python-hardcoded-credential
TOKEN_URL = 'https://login.tidewater.example/token'
# ok: python-hardcoded-credential
local = create_engine('postgresql://user:password@localhost/boats')
# ok: python-hardcoded-credential
other = create_engine(f'postgresql://boats:{DB_PASSWORD}@db.internal/boats')
# ok: python-hardcoded-credential
client_secret = 'projects/tidewater/secrets/client'


def sign(claims, body):
    # ruleid: python-hardcoded-credential
    token = jwt.encode(claims, 'sign-with-this', algorithm='HS256')
    # ruleid: python-hardcoded-credential
    mac = hmac.new(b'a-key-in-the-code', body, 'sha256')
    # ok: python-hardcoded-credential
    other_token = jwt.encode(claims, os.environ['JWT_KEY'], algorithm='HS256')
    return [token, mac, other_token]


# ruleid: python-hardcoded-credential
def connect(host, user='boats', password='oar-and-anchor'):
    mail = smtplib.SMTP(host)
    # ok: python-hardcoded-credential
    mail.login(user, password)
    return mail
