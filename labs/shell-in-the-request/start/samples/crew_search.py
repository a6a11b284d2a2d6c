import subprocess

from flask import Flask, request

app = Flask(__name__)


@app.get("/crew/search")
def search():
    name = request.args.get("name", "").replace(";", "").replace("|", "")
    command = "grep -i '{}' /srv/crew/roster.txt".format(name)
    found = subprocess.Popen(command, stdout=subprocess.PIPE, shell=True)
    out, _ = found.communicate()
    return {"lines": out.decode().splitlines()}
