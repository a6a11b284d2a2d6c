import os
import sqlite3

TABLES = ("berths", "guests", "bookings")


def connect():
    database = sqlite3.connect(os.environ.get("OFFICE_DATABASE", "office.db"))
    database.row_factory = sqlite3.Row
    return database


def counts():
    with connect() as database:
        return {table: database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES}
