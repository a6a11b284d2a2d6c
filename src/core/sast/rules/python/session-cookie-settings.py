import os

from flask import Flask
from starlette.applications import Starlette
from starlette.middleware.sessions import SessionMiddleware

app = Flask(__name__)
api = Starlette()

# ruleid: python-session-cookie-settings
SESSION_COOKIE_SECURE = False
# ruleid: python-session-cookie-settings
SESSION_COOKIE_HTTPONLY = False
# ruleid: python-session-cookie-settings
CSRF_COOKIE_SECURE = False
# ruleid: python-session-cookie-settings
SESSION_COOKIE_SAMESITE = 'None'
# ruleid: python-session-cookie-settings
SESSION_SERIALIZER = 'django.contrib.sessions.serializers.PickleSerializer'
# ruleid: python-session-cookie-settings
app.config['SESSION_COOKIE_HTTPONLY'] = False
# ruleid: python-session-cookie-settings
app.config.update(SECRET_KEY=os.environ['KEY'], REMEMBER_COOKIE_SECURE=False)
# ruleid: python-session-cookie-settings
api.add_middleware(SessionMiddleware, secret_key=os.environ['KEY'], https_only=False)
# ok: python-session-cookie-settings
app.config['SESSION_COOKIE_SECURE'] = True
# ok: python-session-cookie-settings
app.config['SESSION_COOKIE_SAMESITE'] = 'Lax'
# ok: python-session-cookie-settings
SESSION_COOKIE_SECURE = os.environ.get('PLAIN_HTTP') is None
# ok: python-session-cookie-settings
SESSION_SERIALIZER = 'django.contrib.sessions.serializers.JSONSerializer'
# ok: python-session-cookie-settings
SESSION_SAVE_EVERY_REQUEST = False
# ok: python-session-cookie-settings
api.add_middleware(SessionMiddleware, secret_key=os.environ['KEY'], https_only=True)
