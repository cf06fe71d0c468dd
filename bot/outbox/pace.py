"""Keeps to what the provider allows a second, counted evenly: a burst would be refused."""

import threading
import time


class Pace:
    """Lets `rate` callers a second pass, one after the other."""

    def __init__(self, rate: int) -> None:
        self._gap = 1 / max(rate, 1)
        self._next = 0.0
        self._lock = threading.Lock()

    def wait(self) -> None:
        """Sleep until it is the caller's turn."""
        with self._lock:
            turn = max(self._next, time.monotonic())
            self._next = turn + self._gap
        time.sleep(max(turn - time.monotonic(), 0))
