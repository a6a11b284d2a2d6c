import os
import subprocess

from fastapi import FastAPI
from flask import Flask
from werkzeug.debug import DebuggedApplication
from werkzeug.serving import run_simple

app = Flask(__name__)


def main(arguments):
    # ruleid: python-flask-debug
    app.run(debug=True)
    # ruleid: python-flask-debug
    app.run('127.0.0.1', 8000, debug=True, use_reloader=False)
    # ruleid: python-flask-debug
    app.run(host='0.0.0.0', debug=arguments.debug)
    # ruleid: python-flask-debug
    app.debug = True
    # ruleid: python-flask-debug
    app.config['DEBUG'] = True
    # ruleid: python-flask-debug
    wrapped = DebuggedApplication(app, evalex=True)
    # ruleid: python-flask-debug
    run_simple('127.0.0.1', 8000, app, use_debugger=True)
    # ruleid: python-flask-debug
    api = FastAPI(title='Boats', debug=True)
    # ok: python-flask-debug
    app.run()
    # ok: python-flask-debug
    app.run(host='0.0.0.0', port=8000)
    # ok: python-flask-debug
    app.run(debug=False)
    # ok: python-flask-debug
    app.run(debug=os.environ.get('FLASK_DEBUG') == '1')
    # ok: python-flask-debug
    app.config['TESTING'] = True
    # ok: python-flask-debug
    plain = DebuggedApplication(app, evalex=False)
    # ok: python-flask-debug
    subprocess.run(['flask', 'run', '--debug'], check=True)
    return [wrapped, api, plain]
