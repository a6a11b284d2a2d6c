import subprocess

from flask import Flask, request

app = Flask(__name__)


@app.post("/documents/text")
def text_of():
    path = "/srv/documents/" + request.form["document"]
    command = ["pdftotext", "--", path, "-"]
    done = subprocess.run(command, capture_output=True, shell=False, text=True)
    return {"text": done.stdout}
