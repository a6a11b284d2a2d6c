import subprocess

from flask import Flask, request

app = Flask(__name__)


@app.get("/network/ping")
def ping():
    host = request.values["host"]
    parts = ["ping", "-c", "1", host, "| tail -1"]
    line = " ".join(parts)
    answer = subprocess.run(line, capture_output=True, shell=True, text=True)
    return {"answer": answer.stdout}
