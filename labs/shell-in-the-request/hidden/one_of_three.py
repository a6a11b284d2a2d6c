import subprocess

from flask import Flask, abort, request

app = Flask(__name__)

REPORTS = {"daily": "report-day | mail-out", "weekly": "report-week | mail-out"}


@app.post("/reports/send")
def send_report():
    name = request.form["report"]
    if name not in REPORTS:
        abort(404)
    command = REPORTS[name]
    subprocess.run(command, shell=True, check=True)
    return {"sent": name}
