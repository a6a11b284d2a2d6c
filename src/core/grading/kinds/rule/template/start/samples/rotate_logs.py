import subprocess

from flask import Flask, request

app = Flask(__name__)


@app.post("/admin/rotate")
def rotate():
    reason = request.form["reason"]
    command = "gzip -f /var/log/tidewater/*.log"
    subprocess.run(command, shell=True, check=True)
    app.logger.info("rotated, because: %r", reason)
    return {"rotated": True}
