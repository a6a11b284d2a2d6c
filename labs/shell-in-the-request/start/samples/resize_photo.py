import subprocess

from flask import Flask, request

app = Flask(__name__)


@app.post("/photos/resize")
def resize():
    name = request.form["name"]
    target = "/srv/thumbs/" + name
    arguments = ["convert", "--", name, "-resize", "640x", target]
    subprocess.run(arguments, check=True)
    return {"thumb": target}
