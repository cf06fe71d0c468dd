"""The database killed, locked or full: what was not written is delivered again, and acts once."""

import shutil
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from bot.store import Store
from bot.store.tables import Claim
from tests.databases import Databases, PostgresDatabases
from tests.faults.scene import CLAIM, MEMBERS, Scene, write
from tests.faults.table import Strike, struck
from tests.house import House

_AWAY = 3.0  # seconds
_LOCKED = 20.0  # our own patience with SQLite is 15
_RETRY = 8.0  # Twilio delivers again after so many seconds, twice; the server recovers meanwhile


@pytest.fixture
def own(databases: Databases) -> Iterator[PostgresDatabases]:
    """A PostgreSQL of this test's own; it syncs, or a crash would undo what it had confirmed."""
    if not isinstance(databases, PostgresDatabases):
        pytest.skip("SQLite has no server")
    own = PostgresDatabases(durable=True)
    yield own
    own.close()


@contextmanager
def _house_on(url: str, folder: Path, redis_url: str) -> Iterator[Scene]:
    house, store = House(folder, url, redis_url), Store(url)
    house.env["SEND_RATE"] = "8"
    scene = Scene.at_noon(house, store)
    try:
        house.start()
        scene.behave(retry_wait=_RETRY)
        yield scene
    finally:
        house.stop()
        store.close()


@contextmanager
def _while_they_write(scene: Scene, strike: Strike, seconds: float) -> Iterator[None]:
    """Receipts are on their way and members claim; the block ends the fault."""
    with scene.burst([write(member, CLAIM) for member in MEMBERS]) as said:
        time.sleep(seconds)
        yield
        strike.over()
    answers = [each.result() for each in said]
    assert {answer["status"] for answer in answers} == {200}
    assert scene.count(Claim) == len(MEMBERS) + 1
    attempts = max(answer["attempts"] for answer in answers)
    strike.note = f"messages delivered up to {attempts} times"


def _start_sending(scene: Scene) -> None:
    scene.collect(100)
    scene.house.until(lambda: scene.out() >= 3)


def test_killed(own: PostgresDatabases, tmp_path: Path, redis_url: str) -> None:
    with (
        _house_on(own.create(), tmp_path, redis_url) as scene,
        struck(scene, "database server killed, away 3 s") as strike,
    ):
        _start_sending(scene)
        own.server.crash()
        with _while_they_write(scene, strike, _AWAY):
            own.server.start()


@pytest.mark.long
def test_locked(scene: Scene) -> None:
    """By somebody else's program, for longer than we are willing to wait."""
    scene.house.env["SEND_RATE"] = "8"
    scene.house.start()
    scene.behave(retry_wait=_RETRY)
    with struck(scene, "database locked for 20 s") as strike:
        _start_sending(scene)
        lock = _lock(scene.house.env["DATABASE_URL"])
        with _while_they_write(scene, strike, _LOCKED):
            lock.rollback()
            lock.close()


def test_full(databases: Databases, tmp_path: Path, redis_url: str) -> None:
    """A disk of 32 MB on which another program has taken the rest."""
    with (
        _small_disk() as disk,
        _database_on(databases, disk) as url,
        _house_on(url, tmp_path, redis_url) as scene,
        struck(scene, "disk full for 3 s") as strike,
    ):
        _start_sending(scene)
        ballast = _fill(disk, url)
        with _while_they_write(scene, strike, _AWAY):
            ballast.unlink()


def _lock(url: str) -> sqlite3.Connection | psycopg.Connection:
    if url.startswith("sqlite"):
        lock = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None, timeout=30)
        lock.execute("BEGIN EXCLUSIVE")
        return lock
    lock = psycopg.connect(url)
    lock.execute("LOCK TABLE inbox, outbox IN ACCESS EXCLUSIVE MODE")
    return lock


@contextmanager
def _small_disk() -> Iterator[Path]:
    disk = Path("/tmp") / f"bachat-disk-{time.time_ns()}"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=32m,mode=777", "none", str(disk)]
    try:
        if not shutil.which("mount") or subprocess.run(mount, capture_output=True).returncode:
            pytest.skip("a disk of a set size can be mounted by root only")
        yield disk
        subprocess.run(["umount", "--lazy", str(disk)], check=True)
    finally:
        disk.rmdir()


@contextmanager
def _database_on(databases: Databases, disk: Path) -> Iterator[str]:
    url = databases.create()
    if not isinstance(databases, PostgresDatabases):
        moved = shutil.move(url.removeprefix("sqlite:///"), disk / "bachat.db")
        yield f"sqlite:///{moved}"
        return
    name = url.split("?")[0].rsplit("/", 1)[1]
    place = disk / "tablespace"
    place.mkdir()
    shutil.chown(place, databases.user)
    with psycopg.connect(url.replace(f"/{name}?", "/postgres?"), autocommit=True) as server:
        server.execute(f"CREATE TABLESPACE small LOCATION '{place}'")
        server.execute(f"ALTER DATABASE {name} SET TABLESPACE small")
        yield url
        databases.drop(url)
        server.execute("DROP TABLESPACE small")


def _fill(disk: Path, url: str) -> Path:
    """Not a byte is left; SQLite's log is empty, so that it has to grow."""
    if url.startswith("sqlite"):
        connection = sqlite3.connect(url.removeprefix("sqlite:///"), timeout=30)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(1 << 16))
        except OSError:
            return ballast
