"""Matches with the bank's passbook, and pictures that came with messages."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.tables.base import Base


class BankMatch(Base):
    """What the passbook said beside what the books said; a difference stays named here."""

    __tablename__ = "bank_matches"

    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    day: Mapped[date]
    said: Mapped[int]  # paise
    in_books: Mapped[int]
    difference: Mapped[int]  # positive = the bank has more
    matched_by: Mapped[int]
    matched_at: Mapped[datetime]
    source: Mapped[str] = mapped_column(unique=True)


class MediaFile(Base):
    """A picture that came in. waiting → kept | failed; fetched after the answer, never before."""

    __tablename__ = "media"
    __table_args__ = (Index("ix_media_state", "state", "due_at"),)

    inbox_id: Mapped[int] = mapped_column(ForeignKey("inbox.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)  # of several
    group_id: Mapped[int | None]
    member: Mapped[int | None]
    url: Mapped[str]  # at the provider
    kind: Mapped[str]  # image/jpeg
    state: Mapped[str] = mapped_column(default="waiting")
    attempts: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime]
    path: Mapped[str] = mapped_column(default="")  # below MEDIA_FOLDER
    sha256: Mapped[str] = mapped_column(default="")
