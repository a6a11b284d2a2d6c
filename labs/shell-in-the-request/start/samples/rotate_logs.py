import subprocess

from flask import Flask, request

app = Flask(__name__)

LOGS = "/var/log/tidewater"


@app.post("/admin/rotate")
def rotate():
    reason = request.form["reason"]
    command = f"gzip -f {LOGS}/*.log && mv {LOGS}/*.gz {LOGS}/old"
    subprocess.run(command, shell=True, check=True)
    app.logger.info("logs rotated: %s", reason)
    return {"rotated": True}
