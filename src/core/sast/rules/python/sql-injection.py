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


def django_boats(request):
    from django.db import connection
    from django.db.models.expressions import RawSQL

    name = request.GET['name']
    # ruleid: python-sql-injection
    first = Boat.objects.raw("SELECT * FROM boats WHERE name = '%s'" % name)
    # ruleid: python-sql-injection
    second = Boat.objects.extra(where=[f"name = '{name}'"])
    # ruleid: python-sql-injection
    third = Boat.objects.annotate(rank=RawSQL('SELECT rank FROM ranks WHERE name = ' + name, []))
    with connection.cursor() as cursor:
        # ruleid: python-sql-injection
        cursor.execute(f'SELECT * FROM boats ORDER BY {request.GET["sort"]}')
        # ok: python-sql-injection
        cursor.execute('SELECT * FROM boats WHERE name = %s', [name])
    # ok: python-sql-injection
    fourth = Boat.objects.raw('SELECT * FROM boats WHERE name = %s', [name])
    # ok: python-sql-injection
    fifth = Boat.objects.extra(where=['name = %s'], params=[name])
    # ok: python-sql-injection
    sixth = Boat.objects.filter(name__icontains=name).order_by('name')
    # ok: python-sql-injection
    seventh = Boat.objects.annotate(rank=RawSQL('SELECT rank FROM ranks WHERE name = %s', [name]))
    return [first, second, third, fourth, fifth, sixth, seventh]


class Boat:
    objects = None


def with_sqlalchemy(session):
    from sqlalchemy import select, text

    name = request.args['name']
    # ruleid: python-sql-injection
    first = session.execute(text(f"SELECT * FROM boats WHERE name = '{name}'"))
    # ok: python-sql-injection
    second = session.execute(text('SELECT * FROM boats WHERE name = :name'), {'name': name})
    # ok: python-sql-injection
    third = session.execute(select(Boat).where(Boat.name == name))
    # ok: python-sql-injection
    fourth = session.query(Boat).filter_by(name=name).all()
    # ruleid: python-sql-injection
    fifth = session.query(Boat).filter(text('name = ' + name)).all()
    return [first, second, third, fourth, fifth]


def with_psycopg(connection):
    from psycopg import sql

    column = request.args['column']
    # ok: python-sql-injection
    first = connection.execute(sql.SQL('SELECT {} FROM boats').format(sql.Identifier(column)))
    # ruleid: python-sql-injection
    second = connection.execute(sql.SQL(f'SELECT {column} FROM boats'))
    # ruleid: python-sql-injection
    third = connection.execute('SELECT * FROM boats WHERE name = ' + column.replace("'", "''"))
    return [first, second, third]


async def with_asyncpg(connection, request):
    name = (await request.json())['name']
    # ruleid: python-sql-injection
    first = await connection.fetchrow(f"SELECT * FROM boats WHERE name = '{name}'")
    # ok: python-sql-injection
    second = await connection.fetchrow('SELECT * FROM boats WHERE name = $1', name)
    return [first, second]


def built(request):
    parts = {'table': 'boats', 'where': request.GET['where']}
    statement = 'SELECT * FROM {table} WHERE {where}'.format(**parts)
    # ruleid: python-sql-injection
    first = database.execute(statement)
    query = 'SELECT * FROM boats'
    if 'name' in request.GET:
        query += " WHERE name = '" + request.GET['name'] + "'"
    # ruleid: python-sql-injection
    second = database.execute(query)
    match request.GET.get('sort'):
        case 'price':
            order = 'day_price'
        case _:
            order = 'name'
    # ok: python-sql-injection
    third = database.execute(f'SELECT * FROM boats ORDER BY {order}')
    # ok: python-sql-injection
    fourth = database.execute(f'SELECT * FROM {parts["table"]}')
    return [first, second, third, fourth]


import psycopg2
from flask import Flask, abort, request
from sqlalchemy import text


@app.route('/s1/<name>')
def s1(name):
    # ruleid: python-sql-injection
    db.execute("select * from a where n = '%s'" % name)
    # ok: python-sql-injection
    db.execute("select * from a where n = ?", (name,))
    v = request.form.getlist('tags')
    # ruleid: python-sql-injection
    db.executescript("insert into t values ('" + v[0] + "')")
    q = request.args.to_dict()
    # ruleid: python-sql-injection
    db.execute(f"select {q['col']} from t")
    # ruleid: python-sql-injection
    db.execute("select * from t where q = '{}'".format(request.query_string.decode()))
    for key, value in request.form.items():
        # ruleid: python-sql-injection
        db.execute("update t set x = '" + value + "'")
        # ruleid: python-sql-injection
        db.execute("update t set " + key + " = 1")
    names = list(request.form.keys())
    # ruleid: python-sql-injection
    db.execute("update t set " + names[0] + " = 1")
    h = request.headers.get('X-A')
    with db.cursor() as c:
        # ruleid: python-sql-injection
        c.execute(f"select 1 where a = {h}")
    # ok: python-sql-injection
    db.execute(f"select 1 where a = {int(h)}")
    ua = request.user_agent.string
    # ruleid: python-sql-injection
    db.execute("insert into log values ('" + ua + "')")
    # ok: python-sql-injection
    db.execute("insert into log values ('" + str(request.remote_addr) + "')")
    f = request.files['f'].filename
    # ruleid: python-sql-injection
    db.execute("insert into log values ('" + f + "')")
    a = request.authorization.username
    # ruleid: python-sql-injection
    db.execute("insert into log values ('" + a + "')")
    x = request.view_args['name']
    # ruleid: python-sql-injection
    db.execute("insert into log values ('" + x + "')")
    j = request.get_json(force=True)
    # ruleid: python-sql-injection
    db.execute("insert into log values ('" + j['a']['b'] + "')")
    d = request.get_data(as_text=True)
    # ruleid: python-sql-injection
    db.execute("insert into log values ('" + d + "')")
    sid = request.cookies['sid']
    # ruleid: python-sql-injection
    db.execute("insert into log values ('" + sid + "')")
    u = request.url
    # ruleid: python-sql-injection
    db.execute("insert into log values ('" + u + "')")
    host = request.host
    # ruleid: python-sql-injection
    db.execute("insert into log values ('" + host + "')")
    base = request.base_url
    # ruleid: python-sql-injection
    db.execute("insert into log values ('" + base + "')")
    e = request.environ.get('HTTP_X_FOO')
    # ruleid: python-sql-injection
    db.execute("insert into log values ('" + e + "')")
    s = request.stream.read().decode()
    # ruleid: python-sql-injection
    db.execute("insert into log values ('" + s + "')")
    sc = request.script_root
    p = request.path
    # ruleid: python-sql-injection
    db.execute("insert into log values ('" + p + "')")
    m = request.method
    # ok: python-sql-injection
    db.execute("insert into log values ('" + m + "')")
    con = psycopg2.connect('x'); cur = con.cursor()
    # ruleid: python-sql-injection
    cur.execute("select * from a where n = %s" % name)
    # ok: python-sql-injection
    cur.execute("select * from a where n = %s", [name])
    # ruleid: python-sql-injection
    cur.callproc(name)
    cur.mogrify("select " + name) 
    # ruleid: python-sql-injection
    cur.copy_expert("copy " + name + " from stdin", x)
    # ruleid: python-sql-injection
    engine.execute(text("select * from a where n = '" + name + "'"))
    # ok: python-sql-injection
    engine.execute(text("select * from a where n = :n"), n=name)
    # ruleid: python-sql-injection
    User.query.filter(text(f"name = '{name}'"))
    order = {'a': 'name', 'b': 'age'}.get(name, 'id')
    # ok: python-sql-injection
    db.execute(f"select * from t order by {order}")
    if name not in ('a', 'b'):
        abort(400)
    # ok: python-sql-injection
    db.execute(f"select * from t order by {name}")
    return 'x'
