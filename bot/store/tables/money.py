"""The books. Entries and postings are written once; triggers refuse to change or delete them."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.tables.base import Base


class Account(Base):
    """A sub-ledger that has been opened: an account of the chart and whose it is."""

    __tablename__ = "accounts"

    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"), primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    party: Mapped[str] = mapped_column(primary_key=True, default="")
    opened_at: Mapped[datetime]


class Balance(Base):
    """What the postings of an account add up to, kept in the same transaction as each of them."""

    __tablename__ = "balances"
    __table_args__ = (
        ForeignKeyConstraint(
            ["group_id", "code", "party"], ["accounts.group_id", "accounts.code", "accounts.party"]
        ),
    )

    group_id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    party: Mapped[str] = mapped_column(primary_key=True)
    paise: Mapped[int]  # debit positive
    entry: Mapped[int]  # the last one that moved it


class Entry(Base):
    """A journal entry; `source` and `line` name the message it came from, so that it comes once."""

    __tablename__ = "entries"
    __table_args__ = (
        UniqueConstraint("group_id", "code"),
        UniqueConstraint("group_id", "source", "line"),
        UniqueConstraint("group_id", "reverses"),  # taken back once; NULLs do not collide
        Index("ix_entries_member", "group_id", "member", "number"),
        Index("ix_entries_day", "group_id", "occurred_on"),
    )

    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    code: Mapped[str]  # of the receipt
    kind: Mapped[str]
    occurred_on: Mapped[date]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[int | None]
    member: Mapped[int | None]  # whose receipt it is
    reference: Mapped[str] = mapped_column(default="")  # bank slip or passbook line
    memo: Mapped[str] = mapped_column(default="")
    reverses: Mapped[int | None]
    meeting: Mapped[int | None]  # in which it was written; NULL = outside of one
    activity: Mapped[str] = mapped_column(default="")  # which business of the group
    source: Mapped[str]
    line: Mapped[int]
    previous: Mapped[str]
    digest: Mapped[str]


class PostingRow(Base):
    """One leg of an entry, in paise, debit positive."""

    __tablename__ = "postings"
    __table_args__ = (
        ForeignKeyConstraint(["group_id", "entry"], ["entries.group_id", "entries.number"]),
        Index("ix_postings_account", "group_id", "account", "party", "entry"),
    )

    group_id: Mapped[int] = mapped_column(primary_key=True)
    entry: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    line: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    account: Mapped[str]
    party: Mapped[str] = mapped_column(default="")
    paise: Mapped[int]
