"""Fetches pictures of bank slips from the provider into a folder; their place and hash are kept."""

import hashlib
import os
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection, select, update

from bot import clock, log
from bot.store import Store
from bot.store.tables import MediaFile

_AT_ONCE = 20
_AGAIN = tuple(timedelta(minutes=m) for m in (1, 5, 30, 120, 720))  # then it is given up
_ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png", "application/pdf": ".pdf"}


class Source(Protocol):
    """Where a picture lies."""

    def fetch(self, url: str) -> bytes:
        """The picture. Raises OSError or ValueError where it cannot be had now."""
        ...


def fetch(store: Store, source: Source, folder: Path) -> int:
    """Fetch what is due, a try each; how many were kept. Twice at once does no harm."""
    at = clock.now()
    rows = store.read(lambda connection: _waiting(connection, at))
    return sum(_fetch_one(store, source, folder, row, at) for row in rows)


def _waiting(connection: Connection, at: datetime) -> Sequence[Any]:
    due = (
        select(MediaFile)
        .where(MediaFile.state == "waiting", MediaFile.due_at <= at)
        .order_by(MediaFile.due_at)
        .limit(_AT_ONCE)
    )
    return connection.execute(due).all()


def _fetch_one(store: Store, source: Source, folder: Path, row: Any, at: datetime) -> bool:
    try:
        picture = source.fetch(row.url)
        digest = hashlib.sha256(picture).hexdigest()
        path = Path(str(row.group_id)) / f"{digest}{_ENDINGS.get(row.kind, '')}"
        _keep(folder / path, picture)
    except (OSError, ValueError) as error:
        log.get().warning("media.not_fetched", inbox=row.inbox_id, error=type(error).__name__)
        _note(store, row, **_later(row.attempts, at))
        return False
    _note(store, row, state="kept", path=str(path), sha256=digest)
    return True


def _keep(file: Path, picture: bytes) -> None:
    """Whole or not at all, and on the disk before it is noted."""
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_name(f".{file.name}.{os.getpid()}")
    with half.open("wb") as out:
        out.write(picture)
        out.flush()
        os.fsync(out.fileno())
    half.replace(file)


def _later(attempts: int, at: datetime) -> dict[str, Any]:
    if attempts >= len(_AGAIN):
        return {"state": "failed", "attempts": attempts + 1}
    return {"attempts": attempts + 1, "due_at": at + _AGAIN[attempts]}


def _note(store: Store, row: Any, **values: Any) -> None:
    this = (MediaFile.inbox_id == row.inbox_id, MediaFile.place == row.place)
    store.write(lambda c: c.execute(update(MediaFile).where(*this).values(**values)))
