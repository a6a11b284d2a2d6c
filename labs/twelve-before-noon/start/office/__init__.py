import os

from flask import Flask

from . import berths, exports, guests, partners, reports, session


def create_app():
    app = Flask(__name__, template_folder="../templates")
    app.secret_key = os.environ["OFFICE_SECRET"]
    for part in (berths, exports, guests, partners, reports, session):
        app.register_blueprint(part.routes)
    return app


if __name__ == "__main__":
    create_app().run(debug=os.environ.get("OFFICE_DEBUG", "yes") == "yes")
