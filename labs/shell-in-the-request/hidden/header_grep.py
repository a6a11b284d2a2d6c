import subprocess as processes

from flask import Flask, request

app = Flask(__name__)


@app.get("/support/trace")
def trace():
    ticket = request.headers["X-Ticket"]
    command = "grep -F {} /var/log/app.log | head -50".format(ticket)
    lines = processes.getoutput(command)
    return {"lines": lines.splitlines()}
