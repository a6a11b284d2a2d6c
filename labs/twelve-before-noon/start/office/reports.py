from flask import Blueprint, jsonify, redirect, request

from .database import counts

routes = Blueprint("reports", __name__)


@routes.get("/reports")
def report():
    return jsonify(counts())


@routes.post("/reports/seen")
def seen():
    page = request.form.get("page", "")
    target = f"/reports?page={int(page) if page.isdigit() else 1}"
    return redirect(target)
