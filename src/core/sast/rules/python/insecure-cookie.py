from http.cookies import SimpleCookie

from flask import Flask, make_response

app = Flask(__name__)
OPTIONS = {'secure': True, 'httponly': True, 'samesite': 'Lax'}


@app.post('/login')
def login():
    response = make_response('')
    # ruleid: python-insecure-cookie
    response.set_cookie('session', 'a')
    # ruleid: python-insecure-cookie
    response.set_cookie('session_id', 'a', secure=True)
    # ruleid: python-insecure-cookie
    response.set_cookie('remember_token', 'a', httponly=True, max_age=3600)
    # ruleid: python-insecure-cookie
    response.set_cookie('theme', 'dark', httponly=False)
    # ruleid: python-insecure-cookie
    response.set_cookie(key='auth', value='a', secure=False, httponly=True, samesite='Lax')
    # ruleid: python-insecure-cookie
    response.set_cookie('place', 'north', samesite='None')
    # ok: python-insecure-cookie
    response.set_cookie('session', 'a', secure=True, httponly=True, samesite='Lax')
    # ok: python-insecure-cookie
    response.set_cookie('session', 'a', httponly=True, secure=app.config['SECURE'], samesite='Strict')
    # ok: python-insecure-cookie
    response.set_cookie('theme', 'dark', max_age=3600)
    # ok: python-insecure-cookie
    response.set_cookie('auth_token', 'a', **OPTIONS)
    # ok: python-insecure-cookie
    response.set_cookie('embedded', 'a', samesite='None', secure=True, httponly=True)
    # ok: python-insecure-cookie
    response.delete_cookie('session')
    return response


def by_hand():
    cookies = SimpleCookie()
    cookies['session'] = 'a'
    # ruleid: python-insecure-cookie
    cookies['session']['secure'] = False
    # ok: python-insecure-cookie
    cookies['session']['httponly'] = True
    return cookies.output()
