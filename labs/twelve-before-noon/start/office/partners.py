from urllib.parse import urlsplit
from urllib.request import urlopen

from flask import Blueprint, abort, request

routes = Blueprint("partners", __name__)

DOMAIN = "partners.example"


@routes.get("/partners/prices")
def prices():
    address = request.args["address"]
    host = urlsplit(address).hostname or ""
    if not host.endswith(DOMAIN):
        abort(400)
    with urlopen(address, timeout=5) as answer:
        return answer.read(), {"Content-Type": "text/csv"}
