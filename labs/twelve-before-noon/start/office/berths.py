import random
import time

from flask import Blueprint, jsonify, request

from .database import connect

routes = Blueprint("berths", __name__)

ATTEMPTS = 3


def with_retries(work):
    for attempt in range(ATTEMPTS):
        try:
            return work()
        except TimeoutError:
            time.sleep(2**attempt + random.random())
    raise TimeoutError("the lock of the berth")


@routes.get("/berths")
def free_berths():
    length = request.args.get("length", "8").replace("'", "")
    query = f"SELECT number, length FROM berths WHERE free = 1 AND length >= {length} ORDER BY length"
    with connect() as database:
        rows = with_retries(lambda: database.execute(query).fetchall())
    return jsonify([dict(row) for row in rows])
