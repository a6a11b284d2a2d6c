import os
import shlex
import subprocess
from subprocess import run as start

from flask import Flask, request

app = Flask(__name__)


@app.get('/convert')
def convert():
    name = request.args.get('name')
    # ruleid: python-command-injection
    os.system('convert ' + name)
    # ruleid: python-command-injection
    subprocess.run(f'convert {name}', shell=True)
    # ruleid: python-command-injection
    start('convert %s' % name, check=True, shell=True)
    # ruleid: python-command-injection
    subprocess.Popen(['sh', '-c', f'convert {name}'])
    # ruleid: python-command-injection
    os.popen(' '.join(['convert', name]))
    # ok: python-command-injection
    subprocess.run(['convert', name], check=True)
    # ok: python-command-injection
    subprocess.run('convert ' + shlex.quote(name), shell=True)
    # ok: python-command-injection
    subprocess.run('convert a.png', shell=True)
    # ok: python-command-injection
    os.system(f'convert -resize {int(request.args["size"])} a.png')
    return ''


def command(name):
    return 'convert ' + name


@app.get('/convert/<name>')
def by_path(name):
    # ruleid: python-command-injection
    os.system(command(name))
    if name not in ('a', 'b'):
        return 'no', 400
    # ok: python-command-injection
    os.system(command(name))
    return ''
