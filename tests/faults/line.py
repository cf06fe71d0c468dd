"""The line to the provider, which can be cut: nobody listens at its end any more."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from bot.cli.child import free_port


class Line:
    """Carries every connection at `url` on to a port of this machine, until `cut`."""

    def __init__(self, to: int) -> None:
        self._to = to
        self._port = free_port()
        self.url = f"http://127.0.0.1:{self._port}"
        self._listener: socket.socket | None = None
        self._threads: list[threading.Thread] = []
        self._open: set[socket.socket] = set()
        self.mend()

    def mend(self) -> None:
        """Somebody listens again."""
        self._listener = socket.create_server(("127.0.0.1", self._port), backlog=200)
        self._thread(self._listen, self._listener)

    def cut(self) -> None:
        """From now on connections are refused, and those that stand are broken."""
        if self._listener:
            self._listener.shutdown(socket.SHUT_RDWR)  # wakes who waits in accept
        self._listener = None
        for each in self._open.copy():
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(30)
        self._threads.clear()

    def _listen(self, listener: socket.socket) -> None:
        with listener, contextlib.suppress(OSError):
            while True:
                near, _ = listener.accept()
                self._thread(self._carry, near)

    def _carry(self, near: socket.socket) -> None:
        with near, contextlib.suppress(OSError), socket.create_connection(_here(self._to)) as far:
            self._open |= {near, far}
            back = threading.Thread(target=_pass_on, args=(far, near))
            back.start()
            _pass_on(near, far)
            back.join()
            self._open -= {near, far}

    def _thread(self, work: object, of: socket.socket) -> None:
        thread = threading.Thread(target=work, args=(of,), daemon=True)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()


@contextmanager
def line(to: int) -> Iterator[Line]:
    """A line for one test or one file of tests."""
    it = Line(to)
    try:
        yield it
    finally:
        it.cut()


def _here(port: int) -> tuple[str, int]:
    return "127.0.0.1", port


def _pass_on(one: socket.socket, other: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := one.recv(65536):
            other.sendall(data)
    with contextlib.suppress(OSError):
        other.shutdown(socket.SHUT_WR)
