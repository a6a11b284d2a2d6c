from flask import Blueprint, render_template, request
from markupsafe import Markup

from .database import connect

routes = Blueprint("guests", __name__)


@routes.get("/guests/<int:guest>")
def guest_page(guest):
    with connect() as database:
        row = database.execute("SELECT name, remarks FROM guests WHERE id = ?", (guest,)).fetchone()
    remarks = Markup(row["remarks"].replace("\n", "<br>"))
    return render_template("guest.html", name=row["name"], remarks=remarks)


@routes.post("/guests/<int:guest>/remarks")
def save_remarks(guest):
    with connect() as database:
        database.execute("UPDATE guests SET remarks = ? WHERE id = ?", (request.form["remarks"], guest))
    return "", 204


@routes.get("/guests/find")
def find_guest():
    words = request.args.get("words", "")
    return render_template("search.html", words=words)
