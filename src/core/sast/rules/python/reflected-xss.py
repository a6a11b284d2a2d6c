import html
import json

from django.http import HttpResponse, JsonResponse
from django.utils.html import format_html
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from flask import Flask, Response, jsonify, make_response, redirect, render_template, request, url_for
from markupsafe import escape

app = Flask(__name__)
api = FastAPI()
TITLES = {'north': 'North harbour', 'south': 'South harbour'}


@app.route('/hello')
def hello():
    name = request.args.get('name', '')
    # ruleid: python-reflected-xss
    return '<h1>Hello ' + name + '</h1>'


@app.route('/boat')
def boat():
    name = request.args['name']
    if name == '':
        # ok: python-reflected-xss
        return 'no name', 400
    page = f'<p>{name}</p>'
    # ruleid: python-reflected-xss
    return page, 200


@app.route('/harbour/<name>')
def harbour(name):
    # ruleid: python-reflected-xss
    return make_response('<h1>%s</h1>' % name)


@app.errorhandler(404)
def missing(error):
    # ruleid: python-reflected-xss
    return '<p>Nothing at {}</p>'.format(request.path), 404


def layout(title, body):
    lines = ['<title>', title, '</title>']
    lines.append(body)
    return ''.join(lines)


@app.get('/laid-out')
def laid_out():
    # ruleid: python-reflected-xss
    return layout('Boats', request.args['text'])


@app.get('/laid-out-well')
def laid_out_well():
    # ok: python-reflected-xss
    return layout('Boats', html.escape(request.args['text']))


@app.get('/forgot-one')
def forgot_one():
    text = request.args['text'].replace('<script>', '')
    # ruleid: python-reflected-xss
    return Response('<p>' + text + '</p>')


@app.get('/as-text')
def as_text():
    # ok: python-reflected-xss
    return Response('Hello ' + request.args['name'], mimetype='text/plain')


@app.get('/as-json')
def as_json():
    # ok: python-reflected-xss
    return jsonify(name=request.args['name'])


@app.get('/as-dictionary')
def as_dictionary():
    # ok: python-reflected-xss
    return {'name': request.args['name']}


@app.get('/elsewhere')
def elsewhere():
    # ok: python-reflected-xss
    return redirect(url_for('boat', name=request.args['name']))


@app.get('/rendered')
def rendered():
    # ok: python-reflected-xss
    return render_template('boat.html', name=request.args['name'])


@app.get('/escaped')
def escaped():
    name = escape(request.args['name'])
    # ok: python-reflected-xss
    return f'<h1>{name}</h1>'


@app.get('/titled')
def titled():
    # ok: python-reflected-xss
    return '<h1>' + TITLES.get(request.args['harbour'], '') + '</h1>'


@app.get('/many')
def many():
    items = [html.escape(item) for item in request.args.getlist('item')]
    # ok: python-reflected-xss
    return '<ul>' + ''.join(f'<li>{item}</li>' for item in items) + '</ul>'


@app.get('/many-raw')
def many_raw():
    items = request.args.getlist('item')
    # ruleid: python-reflected-xss
    return '<ul>' + ''.join(f'<li>{item}</li>' for item in items) + '</ul>'


@app.get('/number/<int:number>')
def number(number):
    # ok: python-reflected-xss
    return f'<h1>Berth {number}</h1>'


def django_hello(request):
    name = request.GET.get('name', 'you')
    # ruleid: python-reflected-xss
    first = HttpResponse(f'<h1>Hello {name}</h1>')
    # ok: python-reflected-xss
    second = HttpResponse(format_html('<h1>Hello {}</h1>', name))
    # ok: python-reflected-xss
    third = HttpResponse('Hello ' + name, content_type='text/plain')
    # ruleid: python-reflected-xss
    fourth = HttpResponse(json.dumps({'name': name}))
    # ok: python-reflected-xss
    fifth = HttpResponse(json.dumps({'name': name}), content_type='application/json')
    # ok: python-reflected-xss
    sixth = JsonResponse({'name': name})
    return [first, second, third, fourth, fifth, sixth]


@api.get('/page', response_class=HTMLResponse)
async def page(title: str):
    # ruleid: python-reflected-xss
    return HTMLResponse(content=f'<title>{title}</title>')


@api.get('/berths')
async def berths(count: int, title: str):
    # ok: python-reflected-xss
    first = HTMLResponse(f'<p>{count} berths</p>')
    # ok: python-reflected-xss
    second = HTMLResponse(f'<p>{html.escape(title)}</p>')
    return [first, second]


import flask
from django.http import HttpResponse, JsonResponse
from fastapi import Query
from fastapi.responses import HTMLResponse
from flask import Response, jsonify, make_response, render_template, render_template_string, request
from markupsafe import Markup


@app.route('/x3')
def x3():
    v = request.args.get('v')
    out = []
    out.append('<b>'); out.append(v); out.append('</b>')
    # ruleid: python-reflected-xss
    return ''.join(out)


@app.route('/x4')
def x4():
    r = make_response()
    # ruleid: python-reflected-xss
    r.set_data('<b>' + request.args['v'])
    return r


@app.route('/x4b')
def x4b():
    r = make_response()
    # ruleid: python-reflected-xss
    r.data = '<b>' + request.args['v']
    return r


@app.route('/x5')
def x5():
    # ruleid: python-reflected-xss
    return Response('<b>%s</b>' % request.args['v'], mimetype='text/html')


@app.route('/x6')
def x6():
    # ok: python-reflected-xss
    return Response('<b>%s</b>' % request.args['v'], mimetype='text/plain')


@app.route('/x7')
def x7():
    # ok: python-reflected-xss
    return jsonify({'a': request.args['v']})


@app.route('/x8')
def x8():
    # ok: python-reflected-xss
    return render_template('a.html', v=request.args['v'])


@app.route('/x9')
def x9():
    # ok: python-reflected-xss
    return render_template_string('<b>{{ v }}</b>', v=request.args['v'])


@app.route('/x12')
def x12():
    # ok: python-reflected-xss
    return Markup('<b>{}</b>').format(request.args['v'])


@app.route('/x14')
def x14():
    v = request.args['v']
    v = v.replace('<', '&lt;').replace('>', '&gt;').replace('"', '&quot;')
    # ok: python-reflected-xss
    return v


@app.route('/x15')
def x15():
    v = request.args['v']
    v = v.replace('<', '', 1)
    # ruleid: python-reflected-xss
    return v


@app.route('/x17')
def x17():
    v = request.args['v']
    # ok: python-reflected-xss
    return str(len(v))


class V(flask.views.MethodView):
    def get(self):
        # ruleid: python-reflected-xss
        return '<b>' + request.args['v']


@api.get('/items/{name}', response_class=HTMLResponse)
async def it(name: str, q: str = Query(None)):
    # ruleid: python-reflected-xss
    return f'<b>{q}</b>'


def dj1(request):
    v = request.GET.get('v', '')
    # ruleid: python-reflected-xss
    return HttpResponse('<b>' + v)


def dj2(request):
    v = request.POST['v']
    # ok: python-reflected-xss
    return HttpResponse('<b>' + v, content_type='text/plain')


def dj3(request):
    v = request.META['HTTP_X_Y']
    # ruleid: python-reflected-xss
    return HttpResponse(content='<b>' + v)


def dj4(request):
    r = HttpResponse()
    # ruleid: python-reflected-xss
    r.write('<b>' + request.GET['v'])
    return r


def dj8(request):
    # ok: python-reflected-xss
    return JsonResponse({'a': request.GET['v']})


@app.route('/chosen')
def chosen():
    name = request.args['name']
    # ok: python-reflected-xss
    first = next(filter(lambda boat: name, BOATS))
    show = lambda: '<b>' + name
    # ruleid: python-reflected-xss
    return show()
