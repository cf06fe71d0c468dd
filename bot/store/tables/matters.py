"""What is pending in a group: claims, proposals, disputes, meetings, requests to join."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.tables.base import Base
from bot.store.types import BigId


class Claim(Base):
    """A member says that she paid. waiting → confirmed | refused | expired."""

    __tablename__ = "claims"
    __table_args__ = (Index("ix_claims_state", "state", "made_at"),)

    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    member: Mapped[int]
    paise: Mapped[int]
    head: Mapped[str] = mapped_column(default="2010")  # what for: the account to be credited
    over: Mapped[int] = mapped_column(default=0)  # of it more than she owed, paise …
    over_head: Mapped[str] = mapped_column(default="")  # … which is for this
    reference: Mapped[str] = mapped_column(default="")  # bank slip; "" = given in cash
    said_on: Mapped[date]
    made_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default="waiting")
    decided_by: Mapped[int | None]
    decided_at: Mapped[datetime | None]
    entry: Mapped[int | None]
    source: Mapped[str] = mapped_column(unique=True)


class Proposal(Base):
    """Something that is posted only after its last yes. waiting → done | refused | lapsed."""

    __tablename__ = "proposals"
    __table_args__ = (Index("ix_proposals_state", "state", "lapses_at"),)

    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str]  # carry | holder | reverse
    figures: Mapped[dict[str, Any]]
    proposed_by: Mapped[int]
    proposed_at: Mapped[datetime]
    lapses_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default="waiting")
    needs: Mapped[int]  # how many of those asked have to say yes
    source: Mapped[str] = mapped_column(unique=True)


class ProposalAnswer(Base):
    """Whose yes is asked, and what she said."""

    __tablename__ = "proposal_answers"

    group_id: Mapped[int] = mapped_column(primary_key=True)
    proposal: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    member: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    yes: Mapped[bool | None]
    answered_at: Mapped[datetime | None]


class Dispute(Base):
    """A member says an entry is wrong. open → accepted | rejected."""

    __tablename__ = "disputes"

    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    entry: Mapped[int]
    member: Mapped[int]
    words: Mapped[str] = mapped_column(default="")
    opened_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default="open")
    settled_by: Mapped[int | None]
    settled_at: Mapped[datetime | None]
    source: Mapped[str] = mapped_column(unique=True)


class Meeting(Base):
    """planned → held | cancelled; moving one changes its time and its version."""

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


class Attendance(Base):
    """Whether she said that she comes, and whether she was there."""

    __tablename__ = "attendance"

    group_id: Mapped[int] = mapped_column(primary_key=True)
    meeting: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    member: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    coming: Mapped[bool | None]
    present: Mapped[bool | None]


class JoinRequest(Base):
    """An unknown phone that wants to be in the register; the officers decide at a meeting."""

    __tablename__ = "join_requests"

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"))
    address_id: Mapped[int] = mapped_column(ForeignKey("addresses.id"))
    name: Mapped[str]
    asked_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default="waiting")
    source: Mapped[str] = mapped_column(unique=True)
