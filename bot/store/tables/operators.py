"""Who runs the server: operators, their way in, what they looked at and changed."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.tables.base import Base
from bot.store.types import BigId


class Operator(Base):
    """Somebody of the organisation; no member, and never one who writes in the books."""

    __tablename__ = "operators"

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    name: Mapped[str]
    phone: Mapped[str] = mapped_column(unique=True)  # E.164
    role: Mapped[str]  # viewer | helper | admin
    seed: Mapped[str] = mapped_column(default="")  # of the code app's secret; "" = not shown yet
    enrolled_at: Mapped[datetime | None]  # when a first code was right
    last_step: Mapped[int] = mapped_column(default=0)  # of the codes: none counts twice
    wrong: Mapped[int] = mapped_column(default=0)  # codes in a row
    locked_until: Mapped[datetime | None]
    disabled_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


class OperatorLink(Base):
    """A way in that was sent to her phone: good once, for minutes, in one browser."""

    __tablename__ = "operator_links"

    digest: Mapped[str] = mapped_column(primary_key=True)  # of browser and key; neither is kept
    browser: Mapped[str] = mapped_column(index=True)  # digest of its cookie
    operator_id: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class OperatorSession(Base):
    """A browser she is in with; `signed_in_at` is empty until her code was right."""

    __tablename__ = "operator_sessions"

    digest: Mapped[str] = mapped_column(primary_key=True)  # of the cookie
    operator_id: Mapped[int] = mapped_column(ForeignKey("operators.id"), index=True)
    began_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    signed_in_at: Mapped[datetime | None]


class OperatorTry(Base):
    """How often something was tried from somewhere since `since`; `what` holds a digest only."""

    __tablename__ = "operator_tries"

    what: Mapped[str] = mapped_column(primary_key=True)
    since: Mapped[datetime]
    count: Mapped[int]


class OperatorAct(Base):
    """What an operator saw or did: added, never changed (triggers refuse), without any text."""

    __tablename__ = "operator_acts"
    __table_args__ = (Index("ix_operator_acts_group", "group_id", "id"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    at: Mapped[datetime]
    operator_id: Mapped[int | None]  # NULL = nobody was signed in
    act: Mapped[str]  # the screen or the change: "group", "outbox.retry"
    outcome: Mapped[str]  # seen | done | refused
    group_id: Mapped[int | None]
    subject: Mapped[str] = mapped_column(default="")  # a number: of a member, a message, an upload


class OperatorUpload(Base):
    """A workbook between its dry run and the import; its content goes when it is decided."""

    __tablename__ = "operator_uploads"

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    operator_id: Mapped[int] = mapped_column(ForeignKey("operators.id"))
    kind: Mapped[str]  # register | cutoff
    content: Mapped[bytes | None] = mapped_column(LargeBinary)
    uploaded_at: Mapped[datetime]
    imported_at: Mapped[datetime | None]
    group_id: Mapped[int | None]


class BookCheck(Base):
    """What `books check` last said of a group, and up to which entry."""

    __tablename__ = "book_checks"

    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"), primary_key=True)
    checked_at: Mapped[datetime]
    head: Mapped[str]  # of the chain as it was checked
    faults: Mapped[int]
