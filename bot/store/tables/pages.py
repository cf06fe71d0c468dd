"""Links to pages: for whom each was made, until when, and what came of it."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.tables.base import Base
from bot.store.types import BigId


class PageLink(Base):
    """A link that one woman asked for on one phone.

    The link itself stands nowhere: it is signed, and names this row by its id and moment.
    """

    __tablename__ = "page_links"
    __table_args__ = (Index("ix_page_links_address_id", "address_id"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"))
    member: Mapped[int]
    address_id: Mapped[int] = mapped_column(ForeignKey("addresses.id"))
    language: Mapped[str]
    made_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    opened_at: Mapped[datetime | None]  # by the first device; any other has to know a code
    devices: Mapped[int] = mapped_column(default=0)
    views: Mapped[int] = mapped_column(default=0)
    code: Mapped[str] = mapped_column(default="")  # hash of the code that is good now
    code_sent_at: Mapped[datetime | None]
    codes: Mapped[int] = mapped_column(default=0)  # how many were sent
    tries: Mapped[int] = mapped_column(default=0)  # with the code that is good now
