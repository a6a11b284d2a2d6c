import string

from flask import Flask, request

app = Flask(__name__)
FORMATS = {'short': '{boat.name}', 'long': '{boat.name}, {boat.price}'}


class Boat:
    def __init__(self, name, price):
        self.name = name
        self.price = price


BOAT = Boat('Alma', 90)


@app.get('/label')
def label():
    layout = request.args['layout']
    # ruleid: python-format-string-injection
    first = layout.format(boat=BOAT)
    # ruleid: python-format-string-injection
    second = ('Boat: ' + layout).format(boat=BOAT)
    # ruleid: python-format-string-injection
    third = f'<b>{layout}</b>'.format(BOAT)
    # ruleid: python-format-string-injection
    fourth = str.format(layout, boat=BOAT)
    # ruleid: python-format-string-injection
    fifth = string.Formatter().format(layout, boat=BOAT)
    # ok: python-format-string-injection
    sixth = '{} of {}'.format(layout, BOAT.name)
    # ok: python-format-string-injection
    seventh = string.Template(layout).safe_substitute(name=BOAT.name)
    # ok: python-format-string-injection
    eighth = FORMATS.get(layout, '{boat.name}').format(boat=BOAT)
    # ok: python-format-string-injection
    ninth = f'{layout}: {BOAT.name}'
    return [first, second, third, fourth, fifth, sixth, seventh, eighth, ninth]


def fill(layout, **values):
    # ruleid: python-format-string-injection
    return layout.format_map(values)


@app.post('/mail')
def mail():
    text = request.form['text']
    if text not in FORMATS.values():
        return fill(text, boat=BOAT)
    # ok: python-format-string-injection
    return text.format(boat=BOAT)


def report(request):
    # ok: python-format-string-injection
    head = 'Boats of %s' % request.POST['owner']
    rows = '{owner}: {count}'
    # ok: python-format-string-injection
    return head + rows.format(owner=request.POST['owner'], count=len(request.POST))
