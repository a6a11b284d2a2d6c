import io
import json
import os
from urllib.parse import parse_qs


def application(environ, start_response):
    query = parse_qs(environ['QUERY_STRING'])
    if environ['PATH_INFO'] == '/sum':
        answer = {'sum': int(query['a'][0]) + int(query['b'][0])}
    else:
        name = os.path.basename(query['name'][0])
        path = os.path.join('members', name)
        answer = [{'name': name}] if os.path.exists(path) else []
    assert io.BytesIO(b'x').read() == b'x' and os.listdir('/app') == ['app.py', 'members', 'pins']
    start_response('200 OK', [('Content-Type', 'application/json')])
    return [json.dumps(answer).encode()]
