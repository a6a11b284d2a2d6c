import asyncio
import os
import subprocess

from flask import Flask, request

app = Flask(__name__)
BRANCHES = {'main', 'next'}


@app.post('/fetch')
def fetch():
    address = request.form['address']
    # ruleid: python-argument-injection
    subprocess.run(['git', 'clone', address], check=True)
    # ruleid: python-argument-injection
    subprocess.check_output(['/usr/bin/curl', '-s', address])
    # ruleid: python-argument-injection
    subprocess.Popen(['tar', 'xf', 'charts.tar', address.strip()])
    # ok: python-argument-injection
    subprocess.run(['git', 'clone', '--', address], check=True)
    # ok: python-argument-injection
    subprocess.run(['git', 'log', f'refs/heads/{address}'], check=True)
    # ok: python-argument-injection
    subprocess.run(['rsync', '-a', os.path.abspath(address), 'backup'], check=True)
    # ok: python-argument-injection
    subprocess.run(['echo', address], check=True)
    # ok: python-argument-injection
    subprocess.run(['git', 'log', '-n', str(int(request.form['count']))], check=True)
    if address.startswith('-'):
        return '', 400
    # ok: python-argument-injection
    subprocess.run(['git', 'fetch', address], check=True)
    return ''


def arguments(branch):
    return branch.lower()


@app.post('/branch/<name>')
async def branch(name):
    # ruleid: python-argument-injection
    await asyncio.create_subprocess_exec('git', 'checkout', arguments(name))
    if name in BRANCHES:
        # ok: python-argument-injection
        await asyncio.create_subprocess_exec('git', 'checkout', arguments(name))
    return ''
