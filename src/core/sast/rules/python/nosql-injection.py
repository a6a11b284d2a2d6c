import json

from bson import ObjectId
from flask import Flask, request
from pymongo import MongoClient

app = Flask(__name__)
db = MongoClient().tidewater
SORTS = {'price': 'day_price', 'name': 'name'}


@app.post('/login')
def login():
    data = request.get_json()
    # ruleid: python-nosql-injection
    user = db.users.find_one({'name': data['name'], 'password': data['password']})
    # ruleid: python-nosql-injection
    db.users.update_one({'name': data.get('name')}, {'$set': {'seen': True}})
    # ok: python-nosql-injection
    same = db.users.find_one({'name': str(data['name'])})
    return {'found': user is not None, 'same': same}


@app.post('/search')
def search():
    wanted = request.json
    # ruleid: python-nosql-injection
    boats = list(db.boats.find(wanted))
    # ruleid: python-nosql-injection
    count = db.boats.count_documents(filter={'harbour': wanted['harbour']})
    name = wanted['name']
    # ruleid: python-nosql-injection
    scripted = {'$where': f"this.name == '{name}'"}
    # ruleid: python-nosql-injection
    found = db.boats.find(scripted)
    return [boats, count, found]


def matching(name):
    return {'name': {'$eq': name}}


@app.post('/remove')
def remove():
    body = json.loads(request.data)
    criteria = {}
    criteria['owner'] = body['owner']
    # ruleid: python-nosql-injection
    db.bookings.delete_many(criteria)
    # ok: python-nosql-injection
    db.bookings.delete_many({'number': int(body['number'])})
    # ok: python-nosql-injection
    db.bookings.delete_one({'_id': ObjectId(body['id'])})
    return {}


@app.post('/checked')
def checked():
    owner = request.get_json()['owner']
    if not isinstance(owner, str):
        return {}, 400
    # ok: python-nosql-injection
    return {'n': db.bookings.count_documents({'owner': owner})}


@app.get('/boats')
def boats():
    # ok: python-nosql-injection
    named = db.boats.find_one({'name': request.args['name']})
    # ok: python-nosql-injection
    free = db.boats.find({'free': True})
    field = SORTS.get(request.get_json()['sort'], 'name')
    # ok: python-nosql-injection
    ordered = db.boats.count_documents({field: {'$exists': True}})
    return [named, free, ordered]


def note(text):
    boat = request.get_json()
    # ok: python-nosql-injection
    at = text.find(boat['name'])
    # ok: python-nosql-injection
    db.boats.insert_one({'name': boat['name']})
    return at
