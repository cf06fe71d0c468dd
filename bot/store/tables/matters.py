"""What is pending in a group: claims, proposals, disputes, fines, requests to join, new phones."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index
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
    loan: Mapped[int | None]  # where it is an instalment: of which
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
    kind: Mapped[str]
    command: Mapped[dict[str, Any]]  # what is carried out after the last yes
    figures: Mapped[dict[str, Any]]  # what is said of it
    proposed_by: Mapped[int]
    proposed_at: Mapped[datetime]
    lapses_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default="waiting")
    needs: Mapped[int]  # how many of those who are asked now have to say yes
    asks: Mapped[str] = mapped_column(default="member")  # officer | anyone | member | voucher
    source: Mapped[str] = mapped_column(unique=True)


class ProposalAnswer(Base):
    """Whose yes is asked, and what she said."""

    __tablename__ = "proposal_answers"

    group_id: Mapped[int] = mapped_column(primary_key=True)
    proposal: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    member: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    part: Mapped[str] = mapped_column(default="member")  # as `asks`: in which stage she was asked
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


class Fine(Base):
    """A fine that was imposed: no money yet. due → waived; what is paid says FinePayment."""

    __tablename__ = "fines"

    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    member: Mapped[int]
    head: Mapped[str]  # the account that it is for
    paise: Mapped[int]
    imposed_on: Mapped[date]
    meeting: Mapped[int | None]
    state: Mapped[str] = mapped_column(default="due")
    source: Mapped[str] = mapped_column(unique=True)


class FinePayment(Base):
    """What of an entry's money was for a fine; it counts as long as the entry stands."""

    __tablename__ = "fine_payments"

    group_id: Mapped[int] = mapped_column(primary_key=True)
    fine: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    entry: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    paise: Mapped[int]

    __table_args__ = (
        ForeignKeyConstraint(["group_id", "fine"], ["fines.group_id", "fines.number"]),
        Index("ix_fine_payments_entry", "group_id", "entry"),
    )


class JoinRequest(Base):
    """An unknown phone that wants to be in the register. waiting → accepted | refused."""

    __tablename__ = "join_requests"

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"))
    address_id: Mapped[int] = mapped_column(ForeignKey("addresses.id"))
    name: Mapped[str]
    asked_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default="waiting")
    source: Mapped[str] = mapped_column(unique=True)


class PhoneRequest(Base):
    """A phone that is asked whether it is hers. waiting → accepted | refused.

    `replaces`: it takes the place of the phones that reach her so far.
    """

    __tablename__ = "phone_requests"

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"))
    member: Mapped[int]
    address_id: Mapped[int] = mapped_column(ForeignKey("addresses.id"), index=True)
    replaces: Mapped[bool] = mapped_column(default=False)
    asked_by: Mapped[int | None]
    asked_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default="waiting")
    source: Mapped[str]
