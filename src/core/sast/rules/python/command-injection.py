import configparser
import os
import shlex
import subprocess
from subprocess import run as start

from flask import Flask, request
from pydantic import BaseModel

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


@app.post('/remote')
def remote():
    import paramiko

    client = paramiko.SSHClient()
    name = request.form['name']
    # ruleid: python-command-injection
    client.exec_command('ls ' + name)
    # ok: python-command-injection
    client.exec_command('ls -- ' + shlex.quote(name))
    # ruleid: python-command-injection
    subprocess.run([request.form['tool'], '--version'], check=True)
    parts = ['convert']
    parts.append(name)
    # ok: python-command-injection
    subprocess.run(parts, check=True)
    # ruleid: python-command-injection
    subprocess.run(' '.join(parts), shell=True, check=True)
    # ok: python-command-injection
    subprocess.run(shlex.join(parts), shell=True, check=True)
    return ''


class Converter:
    options = {'shell': True}

    def __init__(self, tool='convert'):
        self.tool = tool

    async def run(self, name):
        import asyncio

        # ruleid: python-command-injection
        process = await asyncio.create_subprocess_shell(f'{self.tool} {name}')
        # ok: python-command-injection
        other = await asyncio.create_subprocess_exec(self.tool, '--', name)
        return [process, other]


async def converted(request):
    return await Converter().run(request.query_params['name'])


SIZES = {'small': '100x100', 'large': '900x900'}


def django_convert(request, name):
    size = SIZES.get(request.GET.get('size'), '100x100')
    # ok: python-command-injection
    os.system('convert -resize ' + size + ' a.png')
    quoted = name.replace("'", '')
    # ruleid: python-command-injection
    os.system("convert '" + quoted + "' a.png")
    # ruleid: python-command-injection
    subprocess.call(['bash', '-c', 'convert {}'.format(quoted)])


import asyncio
import os
import shlex
import subprocess

from flask import request


@app.route('/c1/<name>')
def c1(name):
    v = request.values.get('cmd')
    # ruleid: python-command-injection
    os.system(v)
    # ruleid: python-command-injection
    os.popen('ls ' + v)
    # ruleid: python-command-injection
    subprocess.run('ls ' + v, shell=True)
    # ok: python-command-injection
    subprocess.run(['ls', v])
    # ok: python-command-injection
    subprocess.run(['ls', v], shell=False)
    # ruleid: python-command-injection
    subprocess.run(args='ls ' + v, shell=True)
    # ruleid: python-command-injection
    subprocess.check_output(v, shell=True)
    # ruleid: python-command-injection
    subprocess.getoutput(f'ping {v}')
    # ruleid: python-command-injection
    subprocess.call(['sh', '-c', 'ls ' + v])
    # ruleid: python-command-injection
    subprocess.call(['/bin/bash', '-c', 'ls ' + v])
    cmd2 = ['echo', v]
    # ok: python-command-injection
    subprocess.run(cmd2)
    if v == mode(1):
        # ruleid: python-command-injection
        os.execlp('sh', 'sh', '-c', v)
    if v == mode(2):
        # ruleid: python-command-injection
        os.execvp(v, [v])
    if v == mode(3):
        # ruleid: python-command-injection
        os.execl('/bin/sh', '/bin/sh', '-c', 'ls ' + v)
    # ruleid: python-command-injection
    os.spawnlp(os.P_WAIT, 'sh', 'sh', '-c', v)
    # ruleid: python-command-injection
    os.spawnl(os.P_WAIT, v, v)
    # ruleid: python-command-injection
    os.posix_spawn(v, [v], os.environ)
    if v == mode(4):
        # ruleid: python-command-injection
        os.execve(v, [], {})
    # ok: python-command-injection
    subprocess.run('ls ' + shlex.quote(v), shell=True)
    quoted = shlex.quote(v)
    # ok: python-command-injection
    os.system('ls ' + quoted)
    # ok: python-command-injection
    subprocess.run(shlex.split('ls ' + v))
    # ruleid: python-command-injection
    subprocess.run(v)
    # ok: python-command-injection
    os.system('ls')
    use_shell = True
    # ruleid: python-command-injection
    subprocess.run('ls ' + v, shell=use_shell)
    # ruleid: python-command-injection
    subprocess.Popen('ls ' + v, 0, None, None, shell=True)
    return 'x'


async def c2(request):
    v = request.query['x']
    # ruleid: python-command-injection
    await asyncio.create_subprocess_shell('ls ' + v)
    # ok: python-command-injection
    await asyncio.create_subprocess_exec('ls', v)


def configured():
    chart = configparser.ConfigParser()
    chart.add_section('harbour')
    chart.set('harbour', 'name', 'north')
    chart.set('harbour', 'boat', request.args['boat'])
    # ok: python-command-injection
    os.system('moor ' + chart.get('harbour', 'name'))
    # ruleid: python-command-injection
    os.system('moor ' + chart.get('harbour', 'boat'))
    # ruleid: python-command-injection
    os.system('moor ' + chart['harbour']['boat'])
    chart['crew'] = {'mate': 'ann', 'cook': request.args['cook']}
    # ok: python-command-injection
    os.system('call ' + chart.get('crew', 'mate', fallback='bob'))
    # ruleid: python-command-injection
    os.system('call ' + chart.get('crew', 'cook', fallback='bob'))
    line = ['mast', request.args['boat'], 'keel']
    line.pop(0)
    # ruleid: python-command-injection
    os.system('paint ' + line[0])
    # ok: python-command-injection
    os.system('paint ' + line[1])


class Trip(BaseModel):
    boat: str
    seats: int
    guided: bool = False


@api.post('/trips')
def book(trip: Trip):
    # ruleid: python-command-injection
    os.system(f'book {trip.boat}')
    # ok: python-command-injection
    os.system(f'book {trip.seats} {trip.guided}')
