"""One thread that writes to SQLite and commits all waiting work as a group."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine

from bot.store.savepoint import savepoint

T = TypeVar("T")
_Job = tuple[Callable[[Connection], Any], Future[Any]]
_AT_ONCE = 64  # a group stays short enough that its first member does not wait long


class BusyError(Exception):
    """The database could not be written in the time that was given; nothing was done."""


class GroupWriter:
    """Takes work from any thread, runs it in order, answers when it is on disk."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()
        self._locked_out_at: float | None = None  # since when we wait for another's lock

    def submit(self, work: Callable[[Connection], T], patience: float | None = None) -> T:
        """Run `work` in the next group and wait until it is committed.

        `patience`: seconds to wait for its turn. Raises BusyError when they are over, and at once
        while another program has kept the file locked for that long already.
        """
        since = self._locked_out_at
        if patience is not None and since is not None and time.monotonic() - since > patience:
            raise BusyError
        future: Future[T] = Future()
        self._jobs.put((work, future))
        if self._thread is None:
            self._start()
        try:
            return future.result(patience)
        except TimeoutError:
            if future.done():
                raise  # the work's own
            if future.cancel():
                raise BusyError from None
            return future.result()  # its turn had just come

    def stop(self) -> None:
        """Finish what waits, then end the thread."""
        if self._thread:
            self._jobs.put(None)
            self._thread.join()
            self._thread = None

    def _start(self) -> None:
        with self._starting:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="store-writer", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            group = [job]
            stopping = False
            while len(group) < _AT_ONCE:
                try:
                    another = self._jobs.get_nowait()
                except Empty:
                    break
                if another is None:
                    stopping = True
                    break
                group.append(another)
            self._commit(group)
            if stopping:
                return

    def _commit(self, group: list[_Job]) -> None:
        done: list[tuple[Future[Any], Any]] = []
        try:
            with self._engine.connect() as connection:
                self._begin(connection)
                try:
                    for job in group:
                        self._one(connection, job, done, alone=len(group) == 1)
                    connection.exec_driver_sql("COMMIT")
                except BaseException:
                    if _in_transaction(connection):
                        connection.exec_driver_sql("ROLLBACK")
                    raise
        except BaseException as error:  # nobody is left waiting for ever
            for _, future in group:
                with suppress(InvalidStateError):  # it has its error, or lost its patience
                    future.set_exception(error)
            return
        for future, result in done:
            future.set_result(result)

    def _begin(self, connection: Connection) -> None:
        self._locked_out_at = time.monotonic()
        try:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        finally:
            self._locked_out_at = None

    @staticmethod
    def _one(
        connection: Connection, job: _Job, done: list[tuple[Future[Any], Any]], *, alone: bool
    ) -> None:
        work, future = job
        if not future.set_running_or_notify_cancel():
            return  # nobody waits for it any more
        if alone:  # its error rolls back the whole transaction: no savepoint is needed
            done.append((future, work(connection)))
            return
        try:
            with savepoint(connection, "work"):
                result = work(connection)
        except Exception as error:
            if not _in_transaction(connection):
                raise  # what the others wrote is undone too, and what follows would stand alone
            future.set_exception(error)  # it belongs to whoever submitted the work
        else:
            done.append((future, result))


def _in_transaction(connection: Connection) -> bool:
    """False after SQLite has rolled back by itself, as it does when the disk is full."""
    driver: Any = connection.connection.dbapi_connection
    return bool(driver.in_transaction)
