"""The one way to a transaction: `Store.write(work)` and `Store.read(work)`.

A unit of work is a function of a connection. On SQLite one thread of this process does all writing
and commits whatever is waiting as a group, a savepoint each (PERFORMANCE.md: several writers
have a p99 near one second, one group-committing writer 41 ms). On PostgreSQL the server does that.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import OperationalError

from bot.store.writer import GroupWriter

T = TypeVar("T")
Work = Callable[[Connection], T]

_BUSY_MS = 15_000  # another process may hold the file for as long as its commit takes
_CONNECT = 5  # seconds; the system's own time-out is minutes, and Twilio waits for 15 seconds
_SNAPSHOT: dict[str, Any] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
_TRIES = 5  # a deadlock or a serialization failure on PostgreSQL is run again


class Store:
    """A database by URL; plain `postgresql://` is taken as psycopg 3."""

    def __init__(self, url: str, pool_size: int = 10) -> None:
        parsed = make_url(url)
        self.is_sqlite = parsed.get_backend_name() == "sqlite"
        if self.is_sqlite:
            if parsed.database and parsed.database != ":memory:":
                Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
            options: dict[str, Any] = {
                "connect_args": {"timeout": _BUSY_MS / 1000, "check_same_thread": False}
            }
        else:
            parsed = parsed.set(drivername="postgresql+psycopg")
            options = {"pool_pre_ping": True, "connect_args": {"connect_timeout": _CONNECT}}
        # hide_parameters: a database error in the log must not carry phones or sums.
        self.engine: Engine = create_engine(
            parsed, hide_parameters=True, pool_size=pool_size, max_overflow=20, **options
        )
        if self.is_sqlite:
            event.listen(self.engine, "connect", _prepare_sqlite)
        # psycopg says this in the BEGIN it sends anyway: a snapshot costs no round trip.
        self._reading = (
            self.engine if self.is_sqlite else self.engine.execution_options(**_SNAPSHOT)
        )
        self._writer = GroupWriter(self.engine) if self.is_sqlite else None

    def write(self, work: Work[T], patience: float | None = None) -> T:
        """Run `work` in one transaction, on disk when this returns; its error rolls it back.

        `patience`: seconds to wait for our turn on SQLite, then BusyError (None = 15 seconds for
        another program's lock). PostgreSQL, where it is away, says so by itself.
        """
        if self._writer:
            return self._writer.submit(work, patience)
        return self._again(lambda: self._in_transaction(work))

    def read(self, work: Work[T]) -> T:
        """Run `work` on a consistent snapshot; it must not write."""
        with self._reading.connect() as connection:
            if self.is_sqlite:
                connection.exec_driver_sql("BEGIN")  # one snapshot for all its selects
            return work(connection)

    def close(self) -> None:
        """Let go of all connections."""
        if self._writer:
            self._writer.stop()
        self.engine.dispose()

    def _in_transaction(self, work: Work[T]) -> T:
        with self.engine.begin() as connection:
            return work(connection)

    def _again(self, once: Callable[[], T]) -> T:
        for _ in range(_TRIES - 1):
            try:
                return once()
            except OperationalError as error:
                if getattr(error.orig, "sqlstate", "") not in {"40001", "40P01"}:
                    raise
        return once()


def _prepare_sqlite(connection: Any, _: object) -> None:
    connection.isolation_level = None  # BEGIN is ours to say
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        f"busy_timeout={_BUSY_MS}",
        "foreign_keys=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
