import os

from flask import Flask, request

app = Flask(__name__)


@app.post("/berths/label")
def print_label():
    boat = request.args.get("boat", "")
    line = "lp -d quay-printer -t " + boat.strip() + " /srv/labels/berth.pdf"
    status = os.system(line)
    return {"printed": status == 0}
