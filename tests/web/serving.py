"""An application behind a real socket, in a thread of the test."""

import logging
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
def serving(app: Flask, port: int = 0) -> Iterator[str]:
    """`with serving(app) as url`; it is down again afterwards."""
    server = make_server("127.0.0.1", port, app, threaded=True)
    server.daemon_threads = False  # type: ignore[attr-defined]  # closing waits for open requests
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
