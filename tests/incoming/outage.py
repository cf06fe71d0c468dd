"""Databases that can be taken away from the processes that use them, and given back."""

import signal
import sqlite3
from pathlib import Path
from typing import Protocol

import psycopg

from bot.cli import child
from bot.store import Store
from bot.store.migrate import upgrade
from tests.databases import PostgresServer


class Outage(Protocol):
    """A migrated database at `url`."""

    url: str

    def begin(self) -> None:
        """Nobody can write any more."""

    def end(self) -> None:
        """All is as before."""


class Locked:
    """SQLite: another program holds the file."""

    def __init__(self, url: str) -> None:
        self.url = url
        file = url.removeprefix("sqlite:///")
        self._holder = sqlite3.connect(file, isolation_level=None, timeout=30)

    def begin(self) -> None:
        self._holder.execute("BEGIN EXCLUSIVE")

    def end(self) -> None:
        self._holder.execute("ROLLBACK")

    def close(self) -> None:
        self._holder.close()


class Stopped(PostgresServer):
    """PostgreSQL: the server is gone, and comes back with what it had."""

    def __init__(self) -> None:
        super().__init__()
        self.url = f"postgresql://postgres@/bachat?host={self.folder}"
        server = f"postgresql://postgres@/postgres?host={self.folder}"
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute("CREATE DATABASE bachat")
        store = Store(self.url)
        upgrade(store)
        store.close()

    def begin(self) -> None:
        child.stop(self._process, signal.SIGINT)

    def end(self) -> None:
        folder = Path(self.folder)
        self._process = child.start(
            list(self._process.args), log=folder / "server.log", folder=folder, user=self._user,
            at_death=signal.SIGINT,
        )  # fmt: skip
        self._wait()

    def close(self) -> None:
        self.stop()
