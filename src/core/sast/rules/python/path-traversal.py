import os
import os.path as osp
import shutil
from pathlib import Path
from urllib.parse import parse_qs, unquote

from flask import Flask, request, send_file
from werkzeug.utils import secure_filename

app = Flask(__name__)
BASE = Path('charts').resolve()
FOLDER = os.path.realpath('charts')
CHARTS = {'north': 'north.txt', 'south': 'south.txt'}


def by_environ(environ, start_response):
    name = environ['PATH_INFO'].lstrip('/')
    # ruleid: python-path-traversal
    with open(os.path.join(FOLDER, name)) as file:
        text = file.read()
    # ruleid: python-path-traversal
    data = (BASE / name).read_bytes()
    # ruleid: python-path-traversal
    os.remove('charts/' + name)
    # ok: python-path-traversal
    readme = open(os.path.join(FOLDER, 'readme.txt')).read()
    return [text, data, readme]


def by_query(environ, start_response):
    query = parse_qs(environ.get('QUERY_STRING', ''))
    name = query.get('name', ['readme.txt'])[0]
    # ruleid: python-path-traversal
    first = open(f'charts/{name}')
    # ruleid: python-path-traversal
    second = open('charts/%s' % name)
    # ruleid: python-path-traversal
    third = open('charts/{}'.format(name))
    # ruleid: python-path-traversal
    fourth = open('/'.join(['charts', name]))
    # ruleid: python-path-traversal
    fifth = osp.join('charts', name) and open(osp.join('charts', name))
    return [first, second, third, fourth, fifth]


def resolved(environ, start_response):
    name = unquote(environ['PATH_INFO'])
    target = (BASE / name).resolve()
    if not target.is_relative_to(BASE):
        start_response('404 Not Found', [])
        return [b'']
    # ok: python-path-traversal
    return [target.read_bytes()]


def resolved_positive(environ, start_response):
    target = (BASE / environ['PATH_INFO']).resolve()
    if target.is_relative_to(BASE) and target.is_file():
        # ok: python-path-traversal
        return [target.read_bytes()]
    # ruleid: python-path-traversal
    return [target.read_bytes()]


def never_resolved(environ, start_response):
    target = BASE / environ['PATH_INFO']
    if not target.is_relative_to(BASE):
        return [b'']
    # ruleid: python-path-traversal
    return [target.read_bytes()]


def forgot_to_leave(environ, start_response):
    target = (BASE / environ['PATH_INFO']).resolve()
    if not target.is_relative_to(BASE):
        start_response('404 Not Found', [])
    # ruleid: python-path-traversal
    return [target.read_bytes()]


def checked_another(environ, start_response):
    name = environ['PATH_INFO']
    checked = (BASE / name).resolve()
    if not checked.is_relative_to(BASE):
        return [b'']
    # ruleid: python-path-traversal
    return [open('charts/' + name).read()]


def common_path(environ, start_response):
    path = os.path.realpath(os.path.join(FOLDER, environ['PATH_INFO']))
    if os.path.commonpath([FOLDER, path]) != FOLDER:
        raise PermissionError(path)
    # ok: python-path-traversal
    return [open(path, 'rb').read()]


def common_prefix(environ, start_response):
    path = os.path.realpath(os.path.join(FOLDER, environ['PATH_INFO']))
    if os.path.commonprefix([FOLDER, path]) != FOLDER:
        raise PermissionError(path)
    # ruleid: python-path-traversal
    return [open(path, 'rb').read()]


def starts_with(environ, start_response):
    path = os.path.abspath(os.path.join(FOLDER, environ['PATH_INFO']))
    if not path.startswith(FOLDER + os.sep):
        return [b'']
    # ok: python-path-traversal
    return [open(path, 'rb').read()]


def starts_with_sibling(environ, start_response):
    path = os.path.abspath(os.path.join(FOLDER, environ['PATH_INFO']))
    if not path.startswith(FOLDER):
        return [b'']
    # ruleid: python-path-traversal
    return [open(path, 'rb').read()]


def raises(environ, start_response):
    target = (BASE / environ['PATH_INFO']).resolve()
    try:
        target.relative_to(BASE)
    except ValueError:
        return [b'']
    # ok: python-path-traversal
    return [target.read_bytes()]


def parents(environ, start_response):
    target = (BASE / environ['PATH_INFO']).resolve()
    if BASE not in target.parents:
        return [b'']
    # ok: python-path-traversal
    return [target.read_bytes()]


def dots(environ, start_response):
    name = environ['PATH_INFO']
    if '..' in name:
        return [b'']
    # ruleid: python-path-traversal
    first = open(os.path.join(FOLDER, name))
    # ruleid: python-path-traversal
    second = open(os.path.join(FOLDER, name.replace('../', '')))
    # ruleid: python-path-traversal
    third = open(os.path.join(FOLDER, os.path.normpath(name)))
    return [first, second, third]


def table(environ, start_response):
    name = environ['PATH_INFO'].strip('/')
    # ok: python-path-traversal
    first = open(CHARTS[name])
    # ok: python-path-traversal
    second = open(CHARTS.get(name, 'north.txt'))
    if name not in CHARTS:
        return [b'']
    # ok: python-path-traversal
    third = open(os.path.join(FOLDER, name))
    return [first, second, third]


def listed(environ, start_response):
    name = environ['PATH_INFO'].strip('/')
    if name not in os.listdir(FOLDER):
        return [b'']
    # ok: python-path-traversal
    return [open(os.path.join(FOLDER, name)).read()]


def base_name(environ, start_response):
    # ok: python-path-traversal
    first = open(os.path.join(FOLDER, os.path.basename(environ['PATH_INFO'])))
    # ok: python-path-traversal
    second = open(BASE / Path(environ['PATH_INFO']).name)
    number = int(environ['PATH_INFO'].strip('/'))
    # ok: python-path-traversal
    third = open(f'charts/{number}.txt')
    return [first, second, third]


def inside(base, name):
    target = (base / name).resolve()
    if not target.is_relative_to(base):
        raise ValueError(name)
    return target


def joined(name):
    return os.path.join(FOLDER, name)


def read(path):
    # ruleid: python-path-traversal
    return open(path).read()


def is_inside(path):
    return path.resolve().is_relative_to(BASE)


def helpers(environ, start_response):
    # ok: python-path-traversal
    first = inside(BASE, environ['PATH_INFO']).read_text()
    # ruleid: python-path-traversal
    second = open(joined(environ['PATH_INFO']))
    third = read(joined(environ['PATH_INFO']))
    return [first, second, third]


class Store:
    def __init__(self, folder):
        self.folder = folder

    def path(self, name):
        return self.folder / name

    def load(self, name):
        # ruleid: python-path-traversal
        return self.path(name).read_text()


def with_class(environ, start_response):
    store = Store(BASE)
    return [store.load(environ['PATH_INFO'])]


@app.route('/charts/<path:name>')
def chart(name):
    # ruleid: python-path-traversal
    return send_file(BASE / name)


@app.post('/upload')
def upload():
    given = request.files['chart']
    # ok: python-path-traversal
    shutil.copy(BASE / secure_filename(given.filename), BASE)
    # ruleid: python-path-traversal
    shutil.rmtree(BASE / request.form['folder'])
    # ok: python-path-traversal
    return open('charts/readme.txt').read()


def matched(environ, start_response):
    import re

    name = environ['PATH_INFO'].lstrip('/')
    if not re.fullmatch(r'[a-z0-9-]+', name):
        return [b'']
    # ok: python-path-traversal
    return [open(os.path.join(FOLDER, name + '.txt')).read()]


def matched_partly(environ, start_response):
    import re

    name = environ['PATH_INFO'].lstrip('/')
    if not re.match(r'[a-z0-9-]+', name):
        return [b'']
    # ruleid: python-path-traversal
    return [open(os.path.join(FOLDER, name + '.txt')).read()]


def normalised(environ, start_response):
    path = os.path.normpath(os.path.join(FOLDER, environ['PATH_INFO'].lstrip('/')))
    if not path.startswith(FOLDER + os.sep):
        return [b'']
    # ok: python-path-traversal
    return [open(path, 'rb').read()]


def either(environ, start_response):
    target = (BASE / environ['PATH_INFO']).resolve()
    if target != BASE and BASE not in target.parents:
        return [b'']
    # ok: python-path-traversal
    return [target.read_bytes()]


def by_text(environ, start_response):
    target = (BASE / environ['PATH_INFO']).resolve()
    if not str(target).startswith(str(BASE) + os.sep):
        return [b'']
    # ok: python-path-traversal
    return [open(str(target)).read()]


def found_in_list(environ, start_response):
    name = environ['PATH_INFO'].strip('/')
    for entry in BASE.iterdir():
        if entry.name == name:
            # ok: python-path-traversal
            return [entry.read_bytes()]
    chosen = next((entry for entry in os.listdir(FOLDER) if entry == name), None)
    # ok: python-path-traversal
    return [open(os.path.join(FOLDER, chosen)).read()]


def only_exists(environ, start_response):
    target = BASE / environ['PATH_INFO']
    if not target.exists() or target.suffix != '.txt':
        return [b'']
    # ruleid: python-path-traversal
    return [target.read_bytes()]


def asserted(environ, start_response):
    target = (BASE / environ['PATH_INFO']).resolve()
    assert target.is_relative_to(BASE)
    # ruleid: python-path-traversal
    return [target.read_bytes()]


HANDLERS = {'read': lambda path: open(path).read(), 'list': os.listdir}


def safe_join(base, *parts):
    joined = os.path.realpath(os.path.join(base, *parts))
    if os.path.commonpath((base, joined)) == base:
        return joined
    return None


def through_helpers(environ, start_response):
    path = safe_join(FOLDER, environ['PATH_INFO'])
    if path is None:
        return [b'']
    # ok: python-path-traversal
    return [open(path).read()]


def written_twice(environ, start_response):
    name = environ['PATH_INFO']
    if not (BASE / name).resolve().is_relative_to(BASE):
        return [b'']
    # ok: python-path-traversal
    first = (BASE / name).resolve().read_bytes()
    name = environ['HTTP_X_NAME']
    # ruleid: python-path-traversal
    return [first, (BASE / name).resolve().read_bytes()]


def django_chart(request, name):
    from django.http import FileResponse

    # ruleid: python-path-traversal
    return FileResponse(open(os.path.join(FOLDER, name), 'rb'))


async def fast_chart(request):
    from fastapi.responses import FileResponse

    name = request.query_params['name']
    # ruleid: python-path-traversal
    first = FileResponse(f'charts/{name}')
    # ruleid: python-path-traversal
    second = FileResponse(path=BASE.joinpath(name))
    target = (BASE / name).resolve()
    if not target.is_relative_to(BASE):
        raise ValueError(name)
    # ok: python-path-traversal
    third = FileResponse(target)
    return [first, second, third]


@app.get('/served/<name>')
def served(name):
    from flask import send_from_directory

    # ok: python-path-traversal
    first = send_from_directory('charts', name)
    # ruleid: python-path-traversal
    second = send_from_directory('charts/' + name, 'readme.txt')
    return [first, second]


import codecs
import fileinput
import glob
import io
import os
import pathlib
import shutil
import tempfile
import zipfile

import flask
from flask import abort, request, send_file, send_from_directory


@app.route('/f1/<path:name>')
def f1(name):
    # ruleid: python-path-traversal
    open('/data/' + name)
    # ruleid: python-path-traversal
    open(os.path.join('/data', name), 'w')
    # ruleid: python-path-traversal
    pathlib.Path('/data', name).read_text()
    # ruleid: python-path-traversal
    (pathlib.Path('/data') / name).unlink()
    # ruleid: python-path-traversal
    os.remove('/data/' + name)
    # ruleid: python-path-traversal
    os.stat('/data/' + name)
    os.path.getsize('/data/' + name)
    # ruleid: python-path-traversal
    shutil.rmtree('/data/' + name)
    # ruleid: python-path-traversal
    shutil.copyfile('/x', '/data/' + name)
    # ruleid: python-path-traversal
    shutil.move('/x', '/data/' + name)
    # ruleid: python-path-traversal
    os.rename('/x', '/data/' + name)
    # ruleid: python-path-traversal
    os.chmod('/data/' + name, 0o600)
    # ruleid: python-path-traversal
    os.symlink('/data/' + name, '/x')
    # ruleid: python-path-traversal
    os.truncate('/data/' + name, 0)
    # ruleid: python-path-traversal
    os.makedirs('/data/' + name)
    # ruleid: python-path-traversal
    os.listdir('/data/' + name)
    # ruleid: python-path-traversal
    os.walk('/data/' + name)
    # ruleid: python-path-traversal
    glob.glob('/data/' + name)
    # ruleid: python-path-traversal
    send_file('/data/' + name)
    # ok: python-path-traversal
    send_from_directory('/data', name)
    # ruleid: python-path-traversal
    tempfile.NamedTemporaryFile(dir='/data/' + name)
    # ruleid: python-path-traversal
    tempfile.mkdtemp(prefix=name)
    # ruleid: python-path-traversal
    zipfile.ZipFile('/data/' + name)
    # ruleid: python-path-traversal
    io.FileIO('/data/' + name)
    # ruleid: python-path-traversal
    os.open('/data/' + name, os.O_RDONLY)
    # ruleid: python-path-traversal
    codecs.open('/data/' + name)
    # ruleid: python-path-traversal
    pathlib.Path('/data/' + name).touch()
    # ruleid: python-path-traversal
    pathlib.Path('/data/' + name).replace('/x')
    # ruleid: python-path-traversal
    fileinput.input('/data/' + name)
    np.fromfile('/data/' + name) 
    # ruleid: python-path-traversal
    with open(file='/data/' + name) as g:
        pass
    # ok: python-path-traversal
    open('/data/' + os.path.basename(name))
    p = os.path.realpath('/data/' + name)
    if not p.startswith('/data/'):
        abort(403)
    # ok: python-path-traversal
    open(p)
    if '..' in name or name.startswith('/'):
        abort(400)
    return 'x'
