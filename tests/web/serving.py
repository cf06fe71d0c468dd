"""An application behind a real socket, in a thread of the test."""

import logging
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TypeVar

import requests
from flask import Flask
from werkzeug.serving import make_server

T = TypeVar("T")
logging.getLogger("werkzeug").setLevel(logging.ERROR)


def answered(ask: Callable[[], T]) -> T:
    """Who refuses a body may hang up before all was sent, and the answer is lost: once more."""
    for _ in range(9):
        with suppress(ConnectionError, requests.ConnectionError):
            return ask()
    return ask()


@contextmanager
def reserved() -> Iterator[socket.socket]:
    """A listening socket: its port is known, and nobody else's, before there is who answers."""
    with socket.create_server(("127.0.0.1", 0), backlog=128) as listener:
        yield listener


def url_of(listener: socket.socket) -> str:
    """Where who answers there is found."""
    return f"http://127.0.0.1:{listener.getsockname()[1]}"


@contextmanager
def serving(app: Flask, listener: socket.socket | None = None) -> Iterator[str]:
    """`with serving(app) as url`, on a socket `reserved` or any; it is down again afterwards."""
    fd = listener.fileno() if listener else None
    server = make_server("127.0.0.1", 0, app, threaded=True, fd=fd)
    server.daemon_threads = False  # type: ignore[attr-defined]  # closing waits for open requests
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
