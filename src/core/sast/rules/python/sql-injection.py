import sqlite3
from urllib.parse import parse_qs

from flask import Flask, request

app = Flask(__name__)
database = sqlite3.connect('boats.db')
COLUMNS = {'name': 'name', 'price': 'day_price'}


@app.route('/boats')
def boats():
    name = request.args.get('name', '')
    cursor = database.cursor()
    # ruleid: python-sql-injection
    cursor.execute("SELECT * FROM boats WHERE name = '" + name + "'")
    # ruleid: python-sql-injection
    cursor.execute(f"SELECT * FROM boats WHERE name = '{name}'")
    # ruleid: python-sql-injection
    cursor.execute("SELECT * FROM boats WHERE name = '%s'" % name)
    # ruleid: python-sql-injection
    cursor.execute("SELECT * FROM boats WHERE name = '{}'".format(name))
    # ok: python-sql-injection
    cursor.execute('SELECT * FROM boats WHERE name = ?', (name,))
    # ok: python-sql-injection
    cursor.execute('SELECT * FROM boats WHERE name = :name', {'name': name})
    sort = COLUMNS.get(request.args.get('sort'), 'name')
    # ok: python-sql-injection
    cursor.execute(f'SELECT * FROM boats ORDER BY {sort}')
    # ruleid: python-sql-injection
    cursor.execute('SELECT * FROM boats ORDER BY ' + request.args['sort'])
    limit = int(request.args.get('limit', 10))
    # ok: python-sql-injection
    cursor.execute('SELECT * FROM boats LIMIT %d' % limit)
    return {'boats': cursor.fetchall()}


def where(conditions):
    return ' AND '.join(conditions)


def application(environ, start_response):
    query = parse_qs(environ['QUERY_STRING'])
    conditions = ['retired = 0']
    for key, values in query.items():
        conditions.append(f"{key} = '{values[0]}'")
    # ruleid: python-sql-injection
    rows = database.execute('SELECT * FROM boats WHERE ' + where(conditions)).fetchall()
    marks = ', '.join('?' for _ in query['id'])
    # ok: python-sql-injection
    more = database.execute(f'SELECT * FROM boats WHERE id IN ({marks})', query['id']).fetchall()
    return [rows, more]


class Fleet:
    def __init__(self, db):
        self.db = db

    def find(self, name):
        # ruleid: python-sql-injection
        return self.db.execute("SELECT * FROM boats WHERE name = '" + name + "'")

    def find_safely(self, name):
        # ok: python-sql-injection
        return self.db.execute('SELECT * FROM boats WHERE name = ?', [name])


@app.post('/find')
def find():
    fleet = Fleet(database)
    data = request.get_json()
    return [fleet.find(data['name']), fleet.find_safely(data['name'])]
