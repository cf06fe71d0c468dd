"""A workbook in two steps: what it would write is shown first, and what is written is that file.

The same readers and writers as `flask group import` and `flask group cutoff`. The file holds names
and phones, so it is kept only until it is decided, and a day at most.
"""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, bindparam, insert, select, update

from bot.clock import INDIA
from bot.config import Settings
from bot.i18n import N_
from bot.imports import cutoff, cutoff_writer, reader, writer
from bot.imports.cutoff import CutOff
from bot.imports.draft import Draft, Fault
from bot.outbox.rows import AnyRow
from bot.store.tables import Operator, OperatorUpload

LARGEST = 2 * 1024 * 1024
_UNPACKED = 40 * 1024 * 1024  # a workbook is a packed file: one that swells is not read
_KEPT = timedelta(days=1)
_SHOWN = 50


class Kind(StrEnum):
    """Of workbooks."""

    REGISTER = "register"  # a group that begins: `group import`
    CUTOFF = "cutoff"  # one with a past: `group cutoff`


class UploadError(Exception):
    """Why it cannot be done: a text of the catalogue, in English."""


@dataclass(frozen=True)
class Tried:
    """What a dry run found: faults, or what would be written."""

    faults: Sequence[Fault]
    draft: Draft | None = None
    found: CutOff | None = None


_NEW = insert(OperatorUpload).returning(OperatorUpload.id)
_FORGET = (
    update(OperatorUpload)
    .where(OperatorUpload.uploaded_at < bindparam("before"), OperatorUpload.content.is_not(None))
    .values(content=None)
)
_ONE = select(OperatorUpload).where(OperatorUpload.id == bindparam("upload"))
_LOCKED = _ONE.with_for_update()
_DONE = (
    update(OperatorUpload)
    .where(OperatorUpload.id == bindparam("upload"))
    .values(
        content=None, imported_at=bindparam("imported"), group_id=bindparam("of_group")
    )
)  # fmt: skip
_LISTED = (
    select(
        OperatorUpload.id,
        OperatorUpload.kind,
        OperatorUpload.uploaded_at,
        OperatorUpload.imported_at,
        OperatorUpload.group_id,
        OperatorUpload.content.is_not(None).label("is_open"),
        Operator.name,
    )
    .join(Operator, Operator.id == OperatorUpload.operator_id)
    .order_by(OperatorUpload.id.desc())
    .limit(_SHOWN)
)


def keep(
    connection: Connection, kind: Kind, content: bytes, operator: int, at: datetime
) -> int:  # fmt: skip
    """For the dry run; returns its number. Raises UploadError."""
    _refuse(content)
    connection.execute(_FORGET, {"before": at - _KEPT})
    new = {"operator_id": operator, "kind": kind, "content": content, "uploaded_at": at}
    return int(connection.execute(_NEW, new).scalar_one())


def latest(connection: Connection) -> Sequence[AnyRow]:
    """The newest first, without what is in them."""
    return connection.execute(_LISTED).all()


def find(connection: Connection, upload: int) -> AnyRow | None:
    """With its content, where that is still there."""
    return connection.execute(_ONE, {"upload": upload}).one_or_none()


def dry_run(connection: Connection, row: AnyRow, settings: Settings, at: datetime) -> Tried:
    """All that is wrong, or what would be written; nothing is."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "workbook.xlsx"
        file.write_bytes(row.content)
        if row.kind == Kind.CUTOFF:
            today = at.astimezone(INDIA).date()
            books = cutoff.read(file, today, settings.default_language)
            if not isinstance(books, CutOff):
                return Tried(books)
            faults = cutoff_writer.against(connection, books, None)
            return Tried(faults, books.draft, books)
        draft = reader.read(file, settings.default_language)
        if not isinstance(draft, Draft):
            return Tried(draft)
        return Tried(writer.already_there(connection, draft), draft)


def write(connection: Connection, upload: int, settings: Settings, at: datetime) -> int:
    """Import it; returns the group's id. Raises UploadError and DomainError."""
    row = connection.execute(_LOCKED, {"upload": upload}).one_or_none()
    if row is None or row.content is None:
        raise UploadError(N_("This file is no longer here: please upload it again."))
    tried = dry_run(connection, row, settings, at)
    if tried.faults or tried.draft is None:
        raise UploadError(N_("The file has faults: nothing was written."))
    if tried.found:
        cutoff_writer.write(connection, tried.found, None, at)
        group_id = cutoff_writer.group_of(connection, tried.found)
    else:
        group_id = writer.write(connection, tried.draft, at)
    connection.execute(_DONE, {"upload": upload, "imported": at, "of_group": group_id})
    return group_id


def drop(connection: Connection, upload: int) -> None:
    """What was in it is gone; that it was there stays written down."""
    connection.execute(_DONE, {"upload": upload, "imported": None, "of_group": None})


def _refuse(content: bytes) -> None:
    if len(content) > LARGEST:
        raise UploadError(N_("The file is larger than 2 MB."))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            unpacked = sum(each.file_size for each in packed.infolist())
    except (zipfile.BadZipFile, ValueError):
        raise UploadError(N_("This is no Excel workbook (.xlsx).")) from None
    if unpacked > _UNPACKED:
        raise UploadError(N_("This workbook is too large to be read."))
