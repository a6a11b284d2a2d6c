import re
from re import compile as expression

from flask import Flask, request

app = Flask(__name__)
BOATS = ['Alma', 'Bela']
PATTERNS = {'short': r'^.{1,4}$', 'long': r'^.{5,}$'}


@app.get('/boats')
def boats():
    wanted = request.args['wanted']
    # ruleid: python-regex-injection
    first = [boat for boat in BOATS if re.search(wanted, boat)]
    # ruleid: python-regex-injection
    second = expression('^' + wanted)
    # ruleid: python-regex-injection
    third = re.sub(f'({wanted})', r'<b>\1</b>', 'Alma')
    # ok: python-regex-injection
    fourth = re.search(re.escape(wanted), 'Alma')
    # ok: python-regex-injection
    fifth = [boat for boat in BOATS if wanted in boat]
    # ok: python-regex-injection
    sixth = re.fullmatch(r'[a-z]+', wanted)
    # ok: python-regex-injection
    seventh = re.compile(PATTERNS.get(wanted, PATTERNS['short']))
    # ok: python-regex-injection
    eighth = re.compile(r'\d{%d}' % int(request.args['digits']))
    return [first, second, third, fourth, fifth, sixth, seventh, eighth]


class Search:
    def __init__(self, text):
        self.pattern = re.compile(r'\b' + re.escape(text))

    def raw(self, text):
        # ruleid: python-regex-injection
        return [boat for boat in BOATS if re.match(text + '.*', boat)]


@app.get('/search/<text>')
def search(text):
    found = Search(text).raw(text)
    if text.isalpha():
        # ok: python-regex-injection
        found.append(re.findall(text, 'Alma'))
    return found
