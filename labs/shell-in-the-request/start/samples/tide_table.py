from subprocess import check_output

from flask import Flask, request

app = Flask(__name__)


@app.get("/tides")
def tides():
    port = request.args["port"]
    table = check_output(
        "tidetable --days 3 --port %s" % port,
        shell=True,
        text=True,
    )
    return {"port": port, "table": table.splitlines()}
