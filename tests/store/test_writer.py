"""The writer of SQLite: one failing work never takes others with it, nor leaves them half done."""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Connection

from bot.store import BusyError, Store

Work = Callable[[Connection], object]


@pytest.fixture
def notes(tmp_path: Path) -> Iterator[Store]:
    """A store with one table."""
    store = Store(f"sqlite:///{tmp_path}/notes.db")
    store.write(lambda c: c.exec_driver_sql("CREATE TABLE notes (word TEXT)"))
    yield store
    store.close()


def _add(word: str) -> Work:
    return lambda c: c.exec_driver_sql("INSERT INTO notes VALUES (?)", (word,))


def _fail(_: Connection) -> None:
    raise ValueError("mine alone")


def _lose_the_transaction(connection: Connection) -> None:
    """As SQLite does by itself."""
    connection.exec_driver_sql("ROLLBACK")
    raise OSError("disk I/O error")


def _lose_it_quietly(connection: Connection) -> None:
    connection.exec_driver_sql("ROLLBACK")


def _fill_the_disk(connection: Connection) -> None:
    """A real SQLITE_FULL, by a limit on the file."""
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    try:
        connection.exec_driver_sql("INSERT INTO notes VALUES (?)", ("x" * 1_000_000,))
    finally:
        connection.exec_driver_sql("PRAGMA max_page_count=1073741823")


def _words(store: Store) -> list[str]:
    return store.read(lambda c: list(c.exec_driver_sql("SELECT word FROM notes").scalars()))


def _as_one_group(store: Store, works: list[Work]) -> list[Future[object]]:
    """Submitted in this order while the writer is held up, so that they come in one group."""
    held, go = threading.Event(), threading.Event()

    def hold(_: Connection) -> None:
        held.set()
        go.wait()

    writer = store._writer
    assert writer
    with ThreadPoolExecutor(len(works) + 1) as threads:
        threads.submit(store.write, hold)
        held.wait()
        futures = []
        for number, work in enumerate(works, 1):
            futures.append(threads.submit(store.write, work))
            while writer._jobs.qsize() < number:
                time.sleep(0.001)
        go.set()
    return futures


def test_an_error_of_one_work_is_its_own(notes: Store) -> None:
    first, failed, last = _as_one_group(notes, [_add("a"), _fail, _add("b")])
    assert isinstance(failed.exception(), ValueError)
    assert (first.exception(), last.exception()) == (None, None)
    assert _words(notes) == ["a", "b"]


@pytest.mark.parametrize("lose", [_lose_the_transaction, _lose_it_quietly, _fill_the_disk])
def test_when_sqlite_rolls_back_all_nothing_is_kept_and_everyone_is_told(
    notes: Store, lose: Work
) -> None:
    """A work that is reported as failed must not be in the books."""
    futures = _as_one_group(notes, [_add("a"), lose, _add("b"), _add("c")])
    assert all(future.exception() for future in futures)
    assert _words(notes) == []
    notes.write(_add("d"))
    assert _words(notes) == ["d"]


def test_alone_too_the_error_is_told_and_the_next_work_goes_on(notes: Store) -> None:
    with pytest.raises(OSError, match="disk"):
        notes.write(_lose_the_transaction)
    notes.write(_add("d"))
    assert _words(notes) == ["d"]


def test_who_has_lost_patience_has_written_nothing(notes: Store, tmp_path: Path) -> None:
    """Another program holds the file; whoever waits on has her turn when it lets go."""
    holder = sqlite3.connect(tmp_path / "notes.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with ThreadPoolExecutor(1) as pool:
        patient = pool.submit(notes.write, _add("patient"))
        for word in ("waits", "hears at once that it is locked"):
            with pytest.raises(BusyError):
                notes.write(_add(word), patience=0.2)
        holder.execute("ROLLBACK")
        patient.result(10)
    notes.write(_add("later"), patience=5)
    holder.close()

    assert _words(notes) == ["patient", "later"]


def test_a_works_own_timeout_is_its_own(notes: Store) -> None:
    def late(_: Connection) -> None:
        raise TimeoutError("mine")

    with pytest.raises(TimeoutError, match="mine"):
        notes.write(late, patience=5)
