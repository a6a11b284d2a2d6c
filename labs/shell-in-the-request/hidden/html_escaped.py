import html
import subprocess

from flask import Flask, request

app = Flask(__name__)


@app.post("/charts/render")
def render():
    title = html.escape(request.form["title"])
    command = f'render-chart --title "{title}" /srv/charts/today.csv'
    subprocess.check_call(command, shell=True)
    return {"chart": "/charts/today.png"}
