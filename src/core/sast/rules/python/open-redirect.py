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
