from flask import Flask, request, session
from flask import session as state

app = Flask(__name__)
CURRENCIES = ('EUR', 'SEK', 'DKK')


@app.post('/booking')
def booking():
    # ruleid: python-trust-boundary
    session['role'] = request.form['role']
    # ruleid: python-trust-boundary
    state['user'] = request.cookies.get('user', '')
    wanted = request.get_json()
    # ruleid: python-trust-boundary
    session.update(wanted)
    # ruleid: python-trust-boundary
    session['price'] = 'EUR {}'.format(wanted['price'])
    # ruleid: python-trust-boundary
    session[request.args['key']] = 'yes'
    # ok: python-trust-boundary
    session['people'] = int(request.form['people'])
    # ok: python-trust-boundary
    session['seen'] = True
    currency = request.form['currency']
    if currency not in CURRENCIES:
        return '', 400
    # ok: python-trust-boundary
    session['currency'] = currency
    return ''


def remember(key, value):
    # ruleid: python-trust-boundary
    session[key] = value


@app.get('/remember/<name>')
def remember_name(name):
    remember('name', name)
    return ''


def login(request):
    user = authenticate(name=request.POST['name'], password=request.POST['password'])
    # ok: python-trust-boundary
    request.session['user'] = user.id
    # ruleid: python-trust-boundary
    request.session['language'] = request.POST.get('language')
    # ok: python-trust-boundary
    request.session['languages'] = len(request.POST.getlist('language'))
    # ok: python-trust-boundary
    request.session['theme'] = 'dark' if request.POST.get('theme') == 'dark' else 'light'
    notes = {}
    # ok: python-trust-boundary
    notes['language'] = request.POST.get('language')
    return notes


def authenticate(name, password):
    return Users().find(name, password)


class Users:
    def find(self, name, password):
        return database.find(name, password)


database = None


import flask
from flask import request, session


@app.route('/t1')
def t1():
    v = request.args['v']
    # ruleid: python-trust-boundary
    session['a'] = v
    # ruleid: python-trust-boundary
    session[v] = 1
    # ok: python-trust-boundary
    session['b'] = 'x'
    d = {'a': v, 'b': 'c'}
    # ok: python-trust-boundary
    session['c'] = d['b']
    # ruleid: python-trust-boundary
    session['c'] = d['a']
    return 'x'
