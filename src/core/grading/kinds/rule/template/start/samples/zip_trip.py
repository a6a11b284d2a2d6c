# REPLACE: ten to thirty lines that could stand in a service; nothing in them says which kind of sample it is.
import subprocess

from flask import Flask, request

app = Flask(__name__)


@app.post("/trips/zip")
def zip_trip():
    trip = request.form["trip"]
    command = "zip -r /srv/out.zip /srv/photos/" + trip
    subprocess.run(command, shell=True, check=True)
    return {"zipped": trip}
