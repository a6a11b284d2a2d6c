from urllib.parse import quote, urlparse, urlsplit

from django.http import HttpResponseRedirect
from django.shortcuts import redirect as go
from django.utils.http import url_has_allowed_host_and_scheme
from fastapi.responses import RedirectResponse
from flask import Flask, redirect, request, session, url_for

app = Flask(__name__)
PAGES = {'boats': '/boats', 'crew': '/crew'}


@app.get('/login')
def login():
    following = request.args.get('next', '/')
    # ruleid: python-open-redirect
    return redirect(following)


@app.get('/again')
def again():
    # ruleid: python-open-redirect
    return redirect(request.referrer or '/')


@app.get('/slash')
def slash():
    following = request.args.get('next', '/')
    if not following.startswith('/'):
        return '', 400
    # ruleid: python-open-redirect
    return redirect(following)


@app.get('/host')
def host():
    # ruleid: python-open-redirect
    return redirect('https://' + request.args['host'] + '/welcome')


@app.get('/parsed')
def parsed():
    following = request.args.get('next', '/')
    if urlsplit(following).netloc != '':
        return '', 400
    # ok: python-open-redirect
    return redirect(following)


def is_ours(address):
    return urlparse(address).netloc == urlparse(request.host_url).netloc


@app.get('/ours')
def ours():
    following = request.args.get('next')
    if following and is_ours(following):
        # ok: python-open-redirect
        return redirect(following)
    return redirect(url_for('login'))


@app.get('/named')
def named():
    if request.args['page'] == 'boats':
        # ok: python-open-redirect
        return redirect(url_for('boats', page=request.args['page']))
    # ok: python-open-redirect
    return redirect(PAGES.get(request.args['page'], '/'))


@app.get('/joined/<name>')
def joined(name):
    # ok: python-open-redirect
    first = redirect('/boats/' + name)
    # ok: python-open-redirect
    second = redirect(f'/boats/{name}')
    # ok: python-open-redirect
    third = redirect('/search?q=' + quote(name))
    # ruleid: python-open-redirect
    fourth = redirect('/' + name)
    # ruleid: python-open-redirect
    fifth = redirect(f'/{name}')
    session['name'] = 'a'
    return [first, second, third, fourth, fifth]


def django_login(request):
    following = request.GET.get('next', '/')
    if url_has_allowed_host_and_scheme(following, allowed_hosts={request.get_host()}):
        # ok: python-open-redirect
        return HttpResponseRedirect(following)
    # ruleid: python-open-redirect
    return go(following)


def django_again(request):
    following = request.POST['next']
    if not url_has_allowed_host_and_scheme(following, None):
        print('strange address')
    # ruleid: python-open-redirect
    return HttpResponseRedirect(following)


async def fast(request):
    # ruleid: python-open-redirect
    return RedirectResponse(url=request.query_params['next'], status_code=303)


import flask
from django.http import HttpResponseRedirect
from django.shortcuts import redirect as dj_redirect
from fastapi import Cookie, Form, Header
from fastapi.responses import RedirectResponse
from flask import Response, make_response, redirect, request, url_for


@api.post('/items6')
async def it6(name: str = Form(...), ua: str = Header(None), c: str = Cookie(None)):
    # ruleid: python-open-redirect
    return RedirectResponse(name)


@api.get('/items7')
async def it7(name: str):
    # ruleid: python-open-redirect
    return RedirectResponse(url=name)


def dj6(request):
    # ruleid: python-open-redirect
    return dj_redirect(request.GET['next'])


def dj7(request):
    # ruleid: python-open-redirect
    return HttpResponseRedirect(request.GET.get('next'))


@app.route('/r1')
def r1():
    n = request.args.get('next')
    if n.startswith('/'):
        # ruleid: python-open-redirect
        return redirect(n)
    # ok: python-open-redirect
    return redirect('/home')


@app.route('/r3')
def r3():
    n = request.args.get('next')
    # ok: python-open-redirect
    return redirect('/u/' + n)


@app.route('/r4')
def r4():
    r = make_response('', 302)
    # ruleid: python-open-redirect
    r.headers['Location'] = request.args['u']
    return r


@app.route('/r5')
def r5():
    # ruleid: python-open-redirect
    return '', 302, {'Location': request.args['u']}


@app.route('/r6')
def r6():
    # ok: python-open-redirect
    return redirect({'a': '/a', 'b': '/b'}.get(request.args['u'], '/'))


@app.route('/r7')
def r7():
    # ok: python-open-redirect
    return redirect(url_for('x', n=request.args['u']))


@app.route('/r8')
def r8():
    # ruleid: python-open-redirect
    return Response(status=302, headers={'Location': request.args['u']})


@app.route('/r9')
def r9():
    # ruleid: python-open-redirect
    return redirect(location=request.args['u'], code=302)


import urllib.parse

from flask import Flask, abort, redirect, request


@app.route('/r2')
def r2():
    n = request.args.get('next')
    parts = urllib.parse.urlparse(n)
    if parts.netloc or parts.scheme:
        abort(400)
    # ok: python-open-redirect
    return redirect(n)


@app.route('/r3')
def r3():
    n = request.args.get('next')
    parts = urllib.parse.urlparse(n)
    if parts.netloc:
        abort(400)
    # ok: python-open-redirect
    return redirect(n)


@app.route('/r4')
def r4():
    n = request.args.get('next')
    if urllib.parse.urlparse(n).netloc or urllib.parse.urlparse(n).scheme:
        abort(400)
    # ok: python-open-redirect
    return redirect(n)


@app.route('/r5')
def r5():
    n = request.args.get('next')
    parts = urllib.parse.urlparse(n)
    if parts.netloc != '' or parts.scheme != '':
        return redirect('/')
    # ok: python-open-redirect
    return redirect(n)


@app.route('/r6')
def r6():
    n = request.args.get('next')
    if not urllib.parse.urlparse(n).netloc:
        # ok: python-open-redirect
        return redirect(n)
    return redirect('/')


def save_profile():
    user = User.find(session['user'])
    # ok: python-open-redirect
    user.location = request.form['location']
    user.save()
