import os
from urllib.parse import parse_qs

from answers import not_found, send_json, send_text

CHARTS = 'charts'


def list_regions(environ, start_response):
    regions = [name for name in sorted(os.listdir(CHARTS)) if os.path.isdir(os.path.join(CHARTS, name))]
    return send_json(start_response, {'regions': regions})


def list_charts(environ, start_response):
    query = parse_qs(environ.get('QUERY_STRING', ''))
    region = query.get('region', [''])[0]
    folder = os.path.join(CHARTS, region)
    if not os.path.isdir(folder):
        return not_found(start_response, 'There is no such region.')
    charts = [name for name in sorted(os.listdir(folder)) if os.path.isfile(os.path.join(folder, name))]
    return send_json(start_response, {'region': region, 'charts': charts})


def show_chart(environ, start_response):
    query = parse_qs(environ.get('QUERY_STRING', ''))
    name = query.get('name', [''])[0]
    if not name.endswith('.txt'):
        return not_found(start_response, 'There is no such chart.')
    path = os.path.join(CHARTS, name)
    if not os.path.isfile(path):
        return not_found(start_response, 'There is no such chart.')
    with open(path, encoding='utf-8') as file:
        return send_text(start_response, file.read())


def show_status(environ, start_response):
    charts = sum(len(files) for _, _, files in os.walk(CHARTS))
    return send_json(start_response, {'service': 'harbour charts', 'charts': charts})


ROUTES = {
    '/regions': list_regions,
    '/charts': list_charts,
    '/chart': show_chart,
    '/status': show_status,
}


def application(environ, start_response):
    handler = ROUTES.get(environ.get('PATH_INFO', '/'))
    if handler is None:
        return not_found(start_response, 'Harbour charts: try /regions, /charts?region=… or /chart?name=…')
    return handler(environ, start_response)
