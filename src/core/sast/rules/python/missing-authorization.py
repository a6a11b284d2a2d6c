from fastapi import APIRouter, Depends, FastAPI
from flask import Blueprint, Flask, abort, session
from flask_login import current_user, login_required

app = Flask(__name__)
api = FastAPI()
office = Blueprint('office', __name__)
checked = APIRouter(dependencies=[Depends(lambda: None)])
BOATS = {}


@app.route('/admin/boats')
# ruleid: python-missing-authorization
def admin_boats():
    return BOATS


@app.post('/admin/boats/<name>/remove')
# ruleid: python-missing-authorization
def remove_boat(name):
    del BOATS[name]
    return {}


@api.delete('/api/admin/boats/{name}')
# ruleid: python-missing-authorization
async def delete_boat(name: str):
    del BOATS[name]


@app.route('/admin/crew')
@login_required
# ok: python-missing-authorization
def crew():
    return {}


@app.route('/admin/prices')
# ok: python-missing-authorization
def prices():
    if not current_user.is_admin:
        abort(403)
    return {}


@app.route('/admin/berths')
# ok: python-missing-authorization
def berths():
    if session.get('role') != 'admin':
        return '', 403
    return {}


@app.route('/admin/login')
# ok: python-missing-authorization
def admin_login():
    return {}


@app.route('/administration-of-harbours')
# ok: python-missing-authorization
def harbours():
    return {}


@api.get('/admin/bookings')
# ok: python-missing-authorization
async def bookings(admin=Depends(login_required)):
    return [admin]


@checked.get('/admin/invoices')
# ok: python-missing-authorization
async def invoices():
    return []


@office.before_request
def only_office():
    if not current_user.is_admin:
        abort(403)


@office.route('/admin/charts')
# ok: python-missing-authorization
def charts():
    return {}
