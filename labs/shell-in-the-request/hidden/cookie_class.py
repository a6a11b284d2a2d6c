import os

from flask import Flask, request

app = Flask(__name__)


class Printer:
    def __init__(self, queue):
        self.queue = queue

    def send(self, path):
        os.system("lp -d " + self.queue + " " + path)


@app.post("/receipts/print")
def receipt():
    queue = request.cookies.get("queue", "office")
    printer = Printer(queue)
    printer.send("/srv/receipts/last.pdf")
    return {"printed": True}
