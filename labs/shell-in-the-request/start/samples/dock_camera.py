import os

from flask import Flask, request

app = Flask(__name__)


def still_of(camera):
    reader = os.popen("camera-still --name '" + camera + "'")
    return reader.read()


@app.post("/cameras/still")
def still():
    body = request.get_json()
    picture = still_of(body["camera"])
    return picture, {"Content-Type": "image/jpeg"}
