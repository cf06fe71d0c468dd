"""The floor: what the cheapest honest webhook on Flask and SQLite costs on this machine.

The same form, the signature checked by hand, one read, one message row, two entry rows and one
balance, by raw sqlite3 in one transaction that is on disk before the answer goes out.
"""

import hmac
import os
import sqlite3
import threading
from base64 import b64encode
from collections.abc import Iterable
from pathlib import Path

from flask import Flask, Response, abort, request

_TABLES = """
CREATE TABLE members (phone TEXT PRIMARY KEY, name TEXT);
CREATE TABLE messages (id INTEGER PRIMARY KEY, sid TEXT UNIQUE, phone TEXT, body TEXT);
CREATE TABLE entries (id INTEGER PRIMARY KEY, message INTEGER, account TEXT, paise INTEGER);
CREATE TABLE balances (phone TEXT PRIMARY KEY, paise INTEGER);
"""


def prepare(file: Path, phones: Iterable[str]) -> None:
    """An empty database with a member for each phone."""
    connection = _open(str(file))
    connection.executescript(_TABLES)
    connection.execute("BEGIN")
    for phone in phones:
        connection.execute("INSERT INTO members VALUES (?, ?)", (phone, "सुनीता"))
        connection.execute("INSERT INTO balances VALUES (?, 0)", (phone,))
    connection.execute("COMMIT")
    connection.close()


def _open(file: str) -> sqlite3.Connection:
    connection = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    return connection


def create() -> Flask:
    """What the servers load (`benchmarks.parts.floor:create()`)."""
    app = Flask(__name__, static_folder=None)
    url = os.environ["PUBLIC_URL"] + "/twilio/message"
    token = os.environ["TWILIO_AUTH_TOKEN"].encode()
    connection = _open(os.environ["FLOOR_DATABASE"])
    lock = threading.Lock()

    @app.post("/twilio/message")
    def message() -> Response:
        form = request.form
        signed = url + "".join(name + value for name, value in sorted(form.items()))
        digest = b64encode(hmac.digest(token, signed.encode(), "sha1")).decode()
        if not hmac.compare_digest(digest, request.headers.get("X-Twilio-Signature", "")):
            abort(403)
        with lock:
            name, paise = _deposit(connection, form["From"].removeprefix("whatsapp:"), form)
        answer = f"<Response><Message>{name}: {paise // 100}</Message></Response>"
        return Response(answer, content_type="text/xml")

    @app.get("/health/live")
    def live() -> str:
        return "live"

    return app


def _deposit(connection: sqlite3.Connection, phone: str, form: dict[str, str]) -> tuple[str, int]:
    run = connection.execute
    run("BEGIN IMMEDIATE")
    name, paise = run(
        "SELECT name, paise FROM members JOIN balances USING (phone) WHERE phone = ?", (phone,)
    ).fetchone()
    row = run(
        "INSERT INTO messages (sid, phone, body) VALUES (?, ?, ?)",
        (form["MessageSid"], phone, form["Body"]),
    ).lastrowid
    for account, sum_ in (("1110", 10_000), ("2110", -10_000)):
        run("INSERT INTO entries (message, account, paise) VALUES (?, ?, ?)", (row, account, sum_))
    run("UPDATE balances SET paise = paise + 10000 WHERE phone = ?", (phone,))
    run("COMMIT")
    return name, paise + 10_000
