"""Pictures and papers of a message, fetched by their links at once, as a provider does."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlsplit

import requests
from flask import Response
from flask.typing import ResponseReturnValue

_LARGEST = 16 * 2**20  # WhatsApp's own limit
_KEPT = 300  # files; a phone forgets the oldest
_SECONDS = 30
_SHOWN = {"image/png", "image/jpeg", "application/pdf"}  # all else is only offered to be kept
_POOL = ThreadPoolExecutor(2, "media")


@dataclass(frozen=True)
class File:
    """One; no `kind` = it could not be had, and `body` says why."""

    kind: str
    body: bytes


class Files:
    """Files by their link. Only `host`, which the product has, is ever asked: nothing leaves us."""

    def __init__(self, host: str) -> None:
        self._host = host
        self._lock = threading.Lock()
        self._files: OrderedDict[str, File] = OrderedDict()

    def fetch(self, links: list[str], then: Callable[[], None]) -> None:
        """Get them beside everything else; `then` is called when all are here, or never will."""
        wanted = [link for link in links if urlsplit(link).netloc == self._host]
        if wanted:
            _POOL.submit(self._fetch, wanted, then)

    def get(self, link: str) -> File | None:
        """It, if it was fetched."""
        return self._files.get(link)

    def _fetch(self, links: list[str], then: Callable[[], None]) -> None:
        for link in links:
            file = _got(link)
            with self._lock:
                self._files[link] = file
                while len(self._files) > _KEPT:
                    self._files.popitem(last=False)
        then()


def served(file: File | None) -> ResponseReturnValue:
    """It, so that nothing in it can run or reach the page."""
    if file is None or not file.kind:
        why = file.body if file else b"not fetched"
        return Response(why, status=404, content_type="text/plain")
    headers = {
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, max-age=86400",
        "Content-Disposition": "inline" if file.kind in _SHOWN else "attachment",
    }
    if file.kind != "application/pdf":  # a sandbox would keep the browser's viewer out too
        headers["Content-Security-Policy"] = "sandbox"
    return Response(file.body, content_type=file.kind, headers=headers)


def _got(link: str) -> File:
    try:
        answer = requests.get(link, timeout=_SECONDS, allow_redirects=False)
    except requests.RequestException as error:
        return File("", type(error).__name__.encode())
    if answer.status_code != requests.codes.ok or len(answer.content) > _LARGEST:
        return File("", f"HTTP {answer.status_code}".encode())
    return File(answer.headers.get("Content-Type", "").partition(";")[0].strip(), answer.content)
