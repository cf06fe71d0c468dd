"""Groups, their members, who holds which office, and which phones reach whom."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.tables.base import Base
from bot.store.types import BigId


class Group(Base):
    """A self-help group; `head` and `entries` are the chain's last digest and number."""

    __tablename__ = "groups"

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    programme: Mapped[str]
    place: Mapped[str] = mapped_column(default="")
    cycle: Mapped[str]
    saving: Mapped[int]  # paise a cycle
    language: Mapped[str]
    timezone: Mapped[str] = mapped_column(default="Asia/Kolkata")
    formed_on: Mapped[date | None]
    dues_from: Mapped[date | None]
    meeting_rule: Mapped[str] = mapped_column(default="")
    meeting_time: Mapped[time | None]
    meeting_place: Mapped[str] = mapped_column(default="")
    bylaws: Mapped[dict[str, Any]]
    holder: Mapped[int | None]  # register number of who keeps the cash box
    session: Mapped[int | None]  # number of the meeting that is going on …
    session_on: Mapped[date | None]  # … on this day
    closed_on: Mapped[date | None]  # day of the last meeting that was closed
    state: Mapped[str] = mapped_column(default="open")  # founding: its officers have to say yes
    founded_by: Mapped[int | None]  # the address it was founded from by chat
    head: Mapped[str]
    entries: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]


class Member(Base):
    """A woman in the register; her number is never given to another."""

    __tablename__ = "members"

    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str]
    relation: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="")
    joined_on: Mapped[date | None]
    left_on: Mapped[date | None]
    opening: Mapped[int] = mapped_column(default=0)  # compulsory saving brought in, paise: not dues
    nominee: Mapped[str] = mapped_column(default="")  # who gets her money when she dies
    source: Mapped[str] = mapped_column(default="")  # what wrote her down, when she came in later


class OfficeHeld(Base):
    """An office and the days it was held; `until` is empty while it is."""

    __tablename__ = "offices"
    __table_args__ = (
        ForeignKeyConstraint(["group_id", "member"], ["members.group_id", "members.number"]),
    )

    group_id: Mapped[int] = mapped_column(primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)
    since: Mapped[date] = mapped_column(primary_key=True)
    member: Mapped[int]
    until: Mapped[date | None]


class Address(Base):
    """A way to reach somebody: a phone or a WhatsApp user id on one channel. Not a person."""

    __tablename__ = "addresses"
    __table_args__ = (
        UniqueConstraint("channel", "phone"),
        UniqueConstraint("channel", "user_id"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    channel: Mapped[str]  # whatsapp | sms
    phone: Mapped[str | None]  # E.164
    user_id: Mapped[str | None]  # WhatsApp's business-scoped id, IN.…
    language: Mapped[str] = mapped_column(default="")  # chosen; "" = follow the script
    script: Mapped[str] = mapped_column(default="")  # language of her last message
    heard_at: Mapped[datetime | None]  # opens WhatsApp's 24 hours
    stopped_at: Mapped[datetime | None]
    unusable_since: Mapped[datetime | None]
    created_at: Mapped[datetime]


class AddressMember(Base):
    """Which members an address reaches; `rank` 0 is the first to be tried for her."""

    __tablename__ = "address_members"
    __table_args__ = (
        ForeignKeyConstraint(["group_id", "member"], ["members.group_id", "members.number"]),
        Index("ix_address_members_address", "address_id"),
    )

    group_id: Mapped[int] = mapped_column(primary_key=True)
    member: Mapped[int] = mapped_column(primary_key=True)
    address_id: Mapped[int] = mapped_column(ForeignKey("addresses.id"), primary_key=True)
    rank: Mapped[int] = mapped_column(default=0)
