import subprocess

from flask import Flask, request

app = Flask(__name__)


@app.post("/berths/light")
def light():
    berth = int(request.args["berth"])
    state = "on" if request.args.get("state") == "on" else "off"
    command = f"gpio-berth {berth} {state} >> /var/log/lights.log"
    subprocess.call(command, shell=True)
    return {"berth": berth, "light": state}
