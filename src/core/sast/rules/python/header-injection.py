from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, quote

from flask import Flask, make_response, request

app = Flask(__name__)
LANGUAGES = ('en', 'de', 'fr')


def application(environ, start_response):
    query = parse_qs(environ['QUERY_STRING'])
    language = query['language'][0]
    # ruleid: python-header-injection
    start_response('200 OK', [('Content-Type', 'text/plain'), ('Content-Language', language)])
    # ruleid: python-header-injection
    start_response(f'200 {language}', [])
    # ok: python-header-injection
    start_response('200 OK', [('Content-Type', 'text/plain')])
    if language in LANGUAGES:
        # ok: python-header-injection
        start_response('200 OK', [('Content-Language', language)])
    return [b'']


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        name = parse_qs(self.path.partition('?')[2])['name'][0]
        # ruleid: python-header-injection
        self.send_header('X-Boat', name)
        # ruleid: python-header-injection
        self.send_header('Content-Disposition', 'attachment; filename="{}"'.format(name))
        # ok: python-header-injection
        self.send_header('Content-Disposition', f"attachment; filename*=UTF-8''{quote(name)}")
        # ok: python-header-injection
        self.send_header('X-Boat', name.replace('\r', '').replace('\n', ''))
        # ruleid: python-header-injection
        self.send_header('X-Boat', name.replace('\n', '', 1))
        # ok: python-header-injection
        self.send_header('Content-Length', str(int(parse_qs(self.path)['length'][0])))


@app.route('/chart')
def chart():
    response = make_response('')
    name = request.args.get('name', '')
    # ruleid: python-header-injection
    response.headers['X-Chart'] = 'chart ' + name
    # ruleid: python-header-injection
    response.headers.add('X-Chart', name)
    # ok: python-header-injection
    response.headers['X-Chart'] = 'north'
    # ok: python-header-injection
    response.headers['X-Count'] = str(len(name))
    return response


def as_header(value):
    return ''.join(character for character in value if character.isprintable())


def forward(session, request):
    # ok: python-header-injection
    session.headers['X-Trace'] = request.GET['trace']
    return session


def download(request):
    response = {}
    # ruleid: python-header-injection
    response['Content-Disposition'] = 'attachment; filename=' + request.GET['name']
    answer = {}
    # ok: python-header-injection
    answer['name'] = request.GET['name']
    return [response, answer]
