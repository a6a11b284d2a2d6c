import subprocess

from flask import Flask, request

app = Flask(__name__)


@app.post("/trips/photos")
def zip_trip():
    trip = request.form["trip"]
    command = f"zip -qr /srv/exports/{trip}.zip /srv/photos/{trip}"
    subprocess.run(command, shell=True, check=True)
    return {"ready": trip}
