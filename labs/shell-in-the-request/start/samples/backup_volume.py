import os
import subprocess

from flask import Flask, request

app = Flask(__name__)


@app.post("/admin/backup")
def backup():
    volume = os.environ["BACKUP_VOLUME"]
    command = "tar czf - /srv/data | tee " + volume + "/data.tgz | sha256sum"
    digest = subprocess.check_output(command, shell=True, text=True)
    return {"by": request.headers.get("X-Operator"), "digest": digest}
