"""Messages on disk while the database is away: a file each, named by the provider's id.

Write, fsync, rename, fsync of the folder: a file is whole or not there, and outlasts a power cut.
"""

import fcntl
import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2s
from pathlib import Path
from secrets import token_hex

_MOST = 10_000  # files; a day of a large district, and some 20 MB
_NAME = re.compile(r"[A-Za-z0-9]{2,64}")
_FILE = re.compile(r"(\w+)\.(\d+)\.json")  # provider id, how often it was tried
_DEAD = "dead"


class SpoolError(Exception):
    """It cannot be kept: the spool is full, or the disk refuses."""


@dataclass(frozen=True)
class Spooled:
    """A message that waits: the fields of the form of provider `via`, and when it came."""

    file: Path
    tries: int
    fields: Mapping[str, str]
    arrived: datetime
    via: str


class Spool:
    """A folder of waiting messages; made at the first one."""

    def __init__(self, folder: Path, most: int = _MOST) -> None:
        self._folder, self._most = folder, most

    def keep(
        self, id_: str, fields: Mapping[str, str], arrived: datetime, via: str = "twilio"
    ) -> None:
        """On disk when this returns; once, however often it comes. Raises SpoolError."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if self._of(id_):
                return
            if len(self.waiting()) >= self._most:
                raise SpoolError("full")
            said = {"via": via, "arrived": arrived.isoformat(), "fields": dict(fields)}
            text = json.dumps(said, ensure_ascii=False)
            self._put(f"{_safe(id_)}.0.json", text, arrived)
        except OSError as error:
            raise SpoolError(type(error).__name__) from error

    def forget(self, id_: str) -> None:
        """It was dealt with after all."""
        for file in self._of(id_):
            file.unlink(missing_ok=True)

    def waiting(self) -> list[Path]:
        """The files, in the order in which they came."""
        try:
            with os.scandir(self._folder) as entries:
                found = [e for e in entries if _FILE.fullmatch(e.name)]
                found.sort(key=lambda e: (e.stat().st_mtime_ns, e.name))
        except OSError:  # not there yet, or one was dealt with at this moment
            return sorted(self._folder.glob("*.json")) if self._folder.is_dir() else []
        return [Path(entry.path) for entry in found]

    def read(self, file: Path) -> Spooled:
        """What is in it. Raises OSError, ValueError, KeyError, TypeError: it cannot be read."""
        said = json.loads(file.read_text())
        fields = {str(name): str(value) for name, value in said["fields"].items()}
        arrived = datetime.fromisoformat(said["arrived"])
        return Spooled(file, _tries(file), fields, arrived, said.get("via", "twilio"))

    def failed(self, file: Path, most: int) -> bool:
        """It could not be handled; at the `most`-th time it is put with the dead: True."""
        id_, tries = file.name.partition(".")[0], _tries(file) + 1
        is_dead = tries >= most
        folder = self._folder / _DEAD if is_dead else self._folder
        folder.mkdir(exist_ok=True, mode=0o700)
        file.rename(folder / f"{id_}.{tries}.json")
        return is_dead

    def revive(self) -> int:
        """Take the dead up again, after a mend; returns how many."""
        dead = [
            file for file in (self._folder / _DEAD).glob("*.json") if _FILE.fullmatch(file.name)
        ]
        for file in dead:
            file.rename(self._folder / f"{file.name.partition('.')[0]}.0.json")
        return len(dead)

    @contextmanager
    def alone(self) -> Iterator[bool]:
        """Whether nobody else on this machine works the spool off; nobody may while this lasts."""
        descriptor = os.open(self._folder / "lock", os.O_CREAT | os.O_RDWR, 0o600)
        try:
            yield _locked(descriptor)
        finally:
            os.close(descriptor)

    def _of(self, id_: str) -> list[Path]:
        return list(self._folder.glob(f"{_safe(id_)}.*.json"))

    def _put(self, name: str, text: str, arrived: datetime) -> None:
        part = self._folder / f"{token_hex(8)}.part"
        descriptor = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                # Two that are written at once are found in the order in which they came.
                os.utime(file.fileno(), (arrived.timestamp(), arrived.timestamp()))
                os.fsync(file.fileno())
            part.rename(self._folder / name)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        _sync(self._folder)


def _locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _sync(folder: Path) -> None:
    """The name too, not only what is in the file."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _safe(id_: str) -> str:
    """The id as a file's name; one that could be a path is named by its digest."""
    return id_ if _NAME.fullmatch(id_) else blake2s(id_.encode(), digest_size=16).hexdigest()


def _tries(file: Path) -> int:
    found = _FILE.fullmatch(file.name)
    return int(found[2]) if found else 0
