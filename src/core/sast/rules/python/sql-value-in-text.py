import sqlite3

from sqlalchemy import text

TABLE = 'boats'


def find(cursor, name, number):
    # ruleid: python-sql-value-in-text
    cursor.execute(f"SELECT * FROM boats WHERE name = '{name}'")
    # ruleid: python-sql-value-in-text
    cursor.execute(f'SELECT * FROM boats WHERE id = {number}')
    # ruleid: python-sql-value-in-text
    cursor.execute(f"INSERT INTO boats (name) VALUES ('{name}')")
    # ruleid: python-sql-value-in-text
    return text(f"SELECT * FROM boats WHERE name LIKE '%{name}%'")


class Fleet:
    def __init__(self, path):
        self.database = sqlite3.connect(path)

    def rename(self, boat, name):
        # ruleid: python-sql-value-in-text
        self.database.execute(f"""
            UPDATE boats
            SET name = '{name}'
            WHERE id = {boat.id}
        """)

    def rename_well(self, boat, name):
        # ok: python-sql-value-in-text
        self.database.execute('UPDATE boats SET name = ? WHERE id = ?', (name, boat.id))

    def count(self, table):
        # ok: python-sql-value-in-text
        return self.database.execute(f'SELECT count(*) FROM {table}').fetchone()

    def several(self, numbers):
        marks = ', '.join('?' for _ in numbers)
        # ok: python-sql-value-in-text
        return self.database.execute(f'SELECT * FROM {TABLE} WHERE id IN ({marks})', numbers)

    def page(self, order, page):
        # ok: python-sql-value-in-text
        return self.database.execute(f'SELECT * FROM boats ORDER BY {order} LIMIT 10 OFFSET {int(page)}')

    def numbered(self, number):
        # ok: python-sql-value-in-text
        return self.database.execute(f'SELECT * FROM boats WHERE id = {int(number)}')


def log(task, name):
    # ok: python-sql-value-in-text
    # ok: python-sql-value-in-text
    return task.execute(f"look for '{name}'")
