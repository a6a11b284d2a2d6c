import os

from flask import Flask, request

app = Flask(__name__)


@app.post("/pumps/speed")
def pump_speed():
    speed = float(request.form["speed"])
    command = f"pumpctl set {speed:.1f} && pumpctl status"
    os.system(command)
    return {"speed": speed}
