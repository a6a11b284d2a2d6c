import importlib
from importlib import import_module as load

from flask import Flask, request

app = Flask(__name__)
EXPORTS = {'csv': 'tidewater.csv', 'pdf': 'tidewater.pdf'}


class Reports:
    def report_boats(self):
        return []

    def report_crew(self):
        return []


@app.get('/export')
def export():
    kind = request.args['kind']
    # ruleid: python-dynamic-import
    first = importlib.import_module(kind)
    # ruleid: python-dynamic-import
    second = load('tidewater.' + kind)
    # ruleid: python-dynamic-import
    third = __import__(f'tidewater.{kind}')
    # ruleid: python-dynamic-import
    fourth = getattr(Reports(), kind)()
    # ruleid: python-dynamic-import
    fifth = globals()[kind]()
    # ok: python-dynamic-import
    sixth = load(EXPORTS[kind])
    # ok: python-dynamic-import
    seventh = load(EXPORTS.get(kind, 'tidewater.csv'))
    # ok: python-dynamic-import
    eighth = getattr(Reports(), 'report_' + kind)()
    if kind not in EXPORTS:
        return '', 404
    # ok: python-dynamic-import
    ninth = load('tidewater.' + kind)
    return [first, second, third, fourth, fifth, sixth, seventh, eighth, ninth]


def call(target, name):
    # ruleid: python-dynamic-import
    method = getattr(target, name)
    return method()


@app.post('/run/<name>')
def run(name):
    # ok: python-dynamic-import
    shown = getattr(Reports(), 'title', name)
    # ok: python-dynamic-import
    module = importlib.import_module('tidewater.boats')
    return [call(Reports(), name), shown, module]
