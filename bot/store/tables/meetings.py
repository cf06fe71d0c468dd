"""Meetings, who comes and who was there."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.tables.base import Base


class Meeting(Base):
    """planned → held → closed | cancelled; moving one changes its time and its version."""

    __tablename__ = "meetings"
    __table_args__ = (Index("ix_meetings_starts", "state", "starts_at"),)

    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    starts_at: Mapped[datetime]
    place: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="planned")
    version: Mapped[int] = mapped_column(default=1)  # counts moves: an old reminder is told apart
    rule_day: Mapped[date | None]  # the day it was first set for: a rule does not fill it again
    called_by: Mapped[int | None]
    created_at: Mapped[datetime]
    opened_at: Mapped[datetime | None]  # from then on what is written belongs to it …
    opened_by: Mapped[int | None]  # who goes through its agenda
    steps: Mapped[dict[str, Any]] = mapped_column(default=dict)  # of the agenda: done | skipped
    counted: Mapped[int | None]  # cash in the box, paise
    closed_at: Mapped[datetime | None]  # … until then
    head: Mapped[str] = mapped_column(default="")  # of the chain, as it was closed


class Attendance(Base):
    """Whether she said that she comes, and whether she was there."""

    __tablename__ = "attendance"

    group_id: Mapped[int] = mapped_column(primary_key=True)
    meeting: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    member: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    coming: Mapped[bool | None]
    present: Mapped[bool | None]
