import os
import subprocess

from flask import Blueprint, send_file

routes = Blueprint("exports", __name__)

FOLDER = os.path.abspath("exports")


@routes.post("/exports")
def make_export():
    command = ["tar", "--create", "--gzip", "--file", f"{FOLDER}/all.tgz", "office.db"]
    subprocess.run(command, check=True)
    return {"ready": True}


@routes.get("/exports/<int:year>")
def yearly(year):
    name = f"bookings-{year}.csv"
    return send_file(os.path.join(FOLDER, name))
