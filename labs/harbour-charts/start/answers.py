import json


def send(start_response, status, content_type, body):
    data = body.encode('utf-8')
    start_response(status, [('Content-Type', content_type), ('Content-Length', str(len(data)))])
    return [data]


def send_text(start_response, text):
    return send(start_response, '200 OK', 'text/plain; charset=utf-8', text)


def send_json(start_response, value):
    return send(start_response, '200 OK', 'application/json', json.dumps(value))


def not_found(start_response, message):
    return send(start_response, '404 Not Found', 'text/plain; charset=utf-8', message)
