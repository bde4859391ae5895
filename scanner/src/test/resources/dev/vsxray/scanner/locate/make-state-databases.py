"""Makes the databases beside this file, with Python 3 and its sqlite3. Run in this folder."""

import json
import os
import sqlite3


def database(name, encoding, page_size, disabled, others):
    if os.path.exists(name):
        os.remove(name)
    db = sqlite3.connect(name)
    db.execute(f"PRAGMA encoding = '{encoding}'")
    db.execute(f"PRAGMA page_size = {page_size}")
    db.execute("CREATE TABLE Another (a, b)")
    db.execute("CREATE TABLE ItemTable (key TEXT UNIQUE ON CONFLICT REPLACE, value BLOB)")
    for number in range(others):
        db.execute("INSERT INTO ItemTable VALUES (?, ?)", (f"some.key/{number}", "value " * (number % 7)))
    ids = json.dumps([{"id": id} for id in disabled])
    db.execute("INSERT INTO ItemTable VALUES ('extensionsIdentifiers/disabled', ?)", (ids,))
    db.commit()
    db.close()


# Small pages: the table needs inner pages, the value needs several overflow pages.
database("deep.vscdb", "UTF-8", 512, [f"sample.extension-{n}" for n in range(100)], 150)
database("plain.vscdb", "UTF-8", 4096, ["Sample.Switched-Off"], 3)
database("utf16.vscdb", "UTF-16le", 1024, ["sample.wide"], 3)
