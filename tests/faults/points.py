"""Where a sender can die: named steps between claim, request, answer and commit."""

import http.client
import os
import signal
import sys
import threading
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import Any, TypeVar

from sqlalchemy import Connection

from bot.channels.base import Channel
from bot.store import Store

T = TypeVar("T")

# Each can be the first, second, … time that a process comes there.
SENDING = (
    "claim or results before their commit",
    "claim or results committed",
    "before a request",
    "request half out",
    "request out, answer unread",
    "answer read, not written down",
)
SETTLING = (
    "take-over before its commit",
    "take-over committed",
    "before a look-up",
    "look-up out, answer unread",
    "look-up answered",
    "finding before its commit",
    "finding committed",
)
POINTS = SENDING + SETTLING
ANY_TIME = "any time"


class Trap:
    """`kill -9` of this process when it comes to `point` for the `nth` time."""

    def __init__(self, point: str, nth: int) -> None:
        self._point, self._left = point, nth
        self._lock = threading.Lock()
        self._has_asked = False  # the provider, since the last write of the delivery

    def here(self, point: str) -> None:
        """The process has come to `point`."""
        self._has_asked |= point == "before a look-up"
        if point != self._point:
            return
        with self._lock:
            self._left -= 1
            if not self._left:
                os.kill(os.getpid(), signal.SIGKILL)

    def set(self, store: Store, channel: Channel) -> None:
        """Lay it around the doors to the database, the provider and the network."""
        store.write = partial(self._write, store.write)  # type: ignore[method-assign]
        before, after = "before a request", "answer read, not written down"
        channel.send = self._around(channel.send, before, after)  # type: ignore[method-assign]
        before, after = "before a look-up", "look-up answered"
        channel.find = self._around(channel.find, before, after)  # type: ignore[method-assign]
        self._wire()

    def _write(self, write: Callable[..., T], work: Callable[[Connection], T]) -> T:
        before, after = self._names(sys._getframe(1))

        def watched(connection: Connection) -> T:
            result = work(connection)
            self.here(before)
            return result

        result = write(watched)
        self.here(after)
        return result

    def _names(self, frame: FrameType | None) -> tuple[str, str]:
        """Who writes: `reconcile` as it takes rows over, or what it found; else the delivery."""
        while frame and frame.f_globals.get("__name__") != "bot.outbox.reconcile":
            frame = frame.f_back
        if frame is None:
            self._has_asked = False
            return SENDING[0], SENDING[1]
        return (SETTLING[5], SETTLING[6]) if self._has_asked else (SETTLING[0], SETTLING[1])

    def _around(self, call: Callable[..., T], before: str, after: str) -> Callable[..., T]:
        def watched(*given: Any) -> T:
            self.here(before)
            result = call(*given)
            self.here(after)
            return result

        return watched

    def _wire(self) -> None:
        """At the socket: the headers are out but not the body; all is out, nothing came back."""
        of = http.client.HTTPConnection
        ends, answers = of.endheaders, of.getresponse

        def endheaders(connection: Any, *given: Any, **more: Any) -> None:
            ends(connection, *given, **more)
            if connection._method == "POST":
                self.here("request half out")

        def getresponse(connection: Any) -> Any:
            is_send = connection._method == "POST"
            self.here("request out, answer unread" if is_send else "look-up out, answer unread")
            return answers(connection)

        of.endheaders = endheaders  # type: ignore[method-assign]
        of.getresponse = getresponse  # type: ignore[method-assign]
