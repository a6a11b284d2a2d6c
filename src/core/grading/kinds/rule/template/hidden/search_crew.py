import os

from flask import Flask, request

app = Flask(__name__)


@app.get("/crew")
def search():
    team = request.headers.get("X-Team", "")
    command = f"grep -i {team} /srv/crew.txt"
    lines = os.popen(command).readlines()
    return {"crew": lines}
