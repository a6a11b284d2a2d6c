import os
import shlex

from flask import Flask, request

app = Flask(__name__)


@app.post("/notes/mail")
def mail_note():
    subject = shlex.quote(request.form["subject"])
    command = "mail -s " + subject + " crew@tidewater.example < /srv/notes/today.txt"
    os.system(command)
    return {"sent": True}
