import os
from pathlib import Path
from urllib.parse import parse_qs

from answers import not_found, send_json, send_text

CHARTS = Path('charts').resolve()


def inside(name):
    """The place that a name from outside leads to, or None when that is not below the charts."""
    path = (CHARTS / name).resolve()
    return path if path.is_relative_to(CHARTS) else None


def list_regions(environ, start_response):
    regions = [name for name in sorted(os.listdir(CHARTS)) if os.path.isdir(os.path.join(CHARTS, name))]
    return send_json(start_response, {'regions': regions})


def list_charts(environ, start_response):
    query = parse_qs(environ.get('QUERY_STRING', ''))
    region = query.get('region', [''])[0]
    folder = inside(region)
    if folder is None or not folder.is_dir():
        return not_found(start_response, 'There is no such region.')
    charts = [name for name in sorted(os.listdir(folder)) if (folder / name).is_file()]
    return send_json(start_response, {'region': region, 'charts': charts})


def show_chart(environ, start_response):
    query = parse_qs(environ.get('QUERY_STRING', ''))
    name = query.get('name', [''])[0]
    path = inside(name)
    if path is None or not path.is_file():
        return not_found(start_response, 'There is no such chart.')
    return send_text(start_response, path.read_text(encoding='utf-8'))


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
