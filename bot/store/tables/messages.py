"""What came in, what is to go out, and where each phone's conversation stands."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.tables.base import Base
from bot.store.types import BigId


class Inbox(Base):
    """An incoming message and the answer given, so that a repeated delivery gets the same one."""

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("channel", "provider_id"),
        Index("ix_inbox_address", "address_id", "id"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    channel: Mapped[str]
    provider_id: Mapped[str]
    address_id: Mapped[int] = mapped_column(ForeignKey("addresses.id"))
    group_id: Mapped[int | None]
    member: Mapped[int | None]
    words: Mapped[str]
    extra: Mapped[dict[str, Any]]  # button, media, place: what is not words
    intent: Mapped[str] = mapped_column(default="")
    answer: Mapped[str] = mapped_column(default="")  # the body of our response
    received_at: Mapped[datetime]


class Outbox(Base):
    """A message that must reach one address once. States: see `bot.outbox.states`."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_due", "state", "line", "lane", "due_at", "id"),
        Index("ix_outbox_address", "address_id", "state", "id"),
        Index(
            "ix_outbox_cause", "cause", postgresql_where=text("state IN ('waiting', 'together')")
        ),
        Index("ix_outbox_sent", "address_id", "sent_at"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    once: Mapped[str | None] = mapped_column(unique=True)  # a notice's own key: written once
    group_id: Mapped[int | None]
    member: Mapped[int | None]
    address_id: Mapped[int] = mapped_column(ForeignKey("addresses.id"))
    kind: Mapped[str]  # answer | receipt | ask | reminder | …: also the template's name
    lane: Mapped[int]  # 0 answers, 1 receipts and questions, 2 reminders, 3 broadcasts
    language: Mapped[str]
    text: Mapped[str]
    variables: Mapped[dict[str, Any]]  # of the template, "1", "2", …
    buttons: Mapped[list[Any]]  # [[id, label], …]
    cause: Mapped[str] = mapped_column(default="")  # "meeting:3:12:1": withdrawn when that is gone
    urgent: Mapped[bool] = mapped_column(default=False)  # asked for, or a receipt: also at night
    state: Mapped[str] = mapped_column(default="waiting")
    due_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    lease: Mapped[str] = mapped_column(default="")  # which worker has it in hand
    leased_until: Mapped[datetime | None]
    provider_id: Mapped[str | None] = mapped_column(unique=True)
    error: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    settled_at: Mapped[datetime | None]
    line: Mapped[str] = mapped_column(default="", server_default="")  # its address's channel
    sender: Mapped[str] = mapped_column(default="", server_default="")  # the provider it went by
    parts: Mapped[int] = mapped_column(default=0, server_default="0")  # of an SMS
    price: Mapped[int] = mapped_column(default=0, server_default="0")  # millionths of a rupee
    told_by: Mapped[int | None]  # the row that went out for this one and others together
    tapped: Mapped[str] = mapped_column(default="", server_default="")  # id of its last used button
    tapped_at: Mapped[datetime | None]
    media: Mapped[str] = mapped_column(default="", server_default="")  # a paper that goes along


class Conversation(Base):
    """Where a phone's conversation stands: who speaks, which flow, the answers kept by key."""

    __tablename__ = "conversations"

    address_id: Mapped[int] = mapped_column(ForeignKey("addresses.id"), primary_key=True)
    group_id: Mapped[int | None]  # the speaker, on a phone of several members
    member: Mapped[int | None]
    speaker_at: Mapped[datetime | None]
    flow: Mapped[str] = mapped_column(default="")
    answers: Mapped[dict[str, Any]]
    given: Mapped[dict[str, Any]]  # by her first message, for questions not reached yet
    waiting_for: Mapped[str] = mapped_column(default="")
    nonce: Mapped[str] = mapped_column(default="")  # of the open question's buttons
    misses: Mapped[int] = mapped_column(default=0)
    first_words: Mapped[str] = mapped_column(default="")  # to be taken up after "who is speaking?"
    choices: Mapped[list[Any]]  # what "1", "2", "3" mean after a menu: button ids
    touched_at: Mapped[datetime | None]


class Spending(Base):
    """What a day's messages of one kind have cost so far; a counter, never a count of rows."""

    __tablename__ = "spending"

    day: Mapped[date] = mapped_column(primary_key=True)  # in India
    channel: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    messages: Mapped[int] = mapped_column(default=0)
    parts: Mapped[int] = mapped_column(default=0)  # of SMS
    price: Mapped[int] = mapped_column(default=0)  # millionths of a rupee


class Sender(Base):
    """When a number of ours may send next, where there is no Redis to keep the pace."""

    __tablename__ = "senders"

    name: Mapped[str] = mapped_column(primary_key=True)
    next_at: Mapped[datetime]


class Errand(Base):
    """Something the clock does for all; `tried_at` keeps several clocks from doing it at once."""

    __tablename__ = "errands"

    name: Mapped[str] = mapped_column(primary_key=True)
    done_until: Mapped[datetime]
    tried_at: Mapped[datetime]
