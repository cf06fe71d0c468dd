"""Links to pages: made for one woman on one phone, opened by a device, ended after their time.

A link is good for a day, as one to a paper is: she asks in the morning and shows it at the meeting
in the evening. On a phone of several women it is good for an hour: the others find it in the same
chat. The first device that opens it may go on; any other must know a code that comes to her phone.
"""

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, or_, select, update

from bot import seals
from bot.clock import INDIA
from bot.config import Settings
from bot.seals import Named
from bot.store.tables import AddressMember, Member, PageLink

PATH = "/p/"
GOOD_FOR, GOOD_FOR_SHARED = timedelta(hours=24), timedelta(hours=1)
CODE_FOR, CODE_AGAIN = timedelta(minutes=10), timedelta(minutes=1)
DIGITS, TRIES, CODES = 6, 5, 3  # 15 tries of a million, then a new link is needed
_FORGOTTEN = timedelta(days=30)


@dataclass(frozen=True)
class Link:
    """A link that is good now, and whose."""

    named: Named
    group_id: int
    member: int
    address_id: int
    language: str
    ends_at: datetime
    is_opened: bool


class Code(Enum):
    """What became of asking for a code, or of one that was typed."""

    SENT = "sent"
    SOON = "soon"  # one was sent a moment ago
    NO_MORE = "no_more"
    RIGHT = "right"
    WRONG = "wrong"
    OVER = "over"  # too old, tried too often, or none was sent


_GOOD = (
    select(PageLink)
    .join(Member, (Member.group_id == PageLink.group_id) & (Member.number == PageLink.member))
    .join(
        AddressMember,  # she changed her phone: what the old one has opens nothing any more
        (AddressMember.group_id == PageLink.group_id)
        & (AddressMember.member == PageLink.member)
        & (AddressMember.address_id == PageLink.address_id),
    )
    .where(
        PageLink.id == bindparam("link"),
        PageLink.ends_at > bindparam("now"),
        or_(Member.left_on.is_(None), Member.left_on > bindparam("today")),
    )
)


def make(
    connection: Connection, settings: Settings, whose: tuple[int, int], address_id: int,
    language: str, at: datetime, *, is_shared: bool,
) -> str:  # fmt: skip
    """The address of her page; `whose` = group and register number."""
    made_at = at.replace(microsecond=0)
    ends_at = made_at + (GOOD_FOR_SHARED if is_shared else GOOD_FOR)
    old = (PageLink.address_id == address_id, PageLink.ends_at < at - _FORGOTTEN)
    connection.execute(delete(PageLink).where(*old))
    number: int = connection.execute(
        insert(PageLink)
        .values(
            group_id=whose[0], member=whose[1], address_id=address_id, language=language,
            made_at=made_at, ends_at=ends_at,
        )
        .returning(PageLink.id)
    ).scalar_one()  # fmt: skip
    token = seals.link(settings, Named(number, made_at))
    return settings.public_url.rstrip("/") + PATH + token


def good(connection: Connection, named: Named, at: datetime) -> Link | None:
    """The link; None where it is over, or she has left the group, or this phone is not hers now."""
    which = {"link": named.id, "now": at, "today": at.astimezone(INDIA).date()}
    row: Any = connection.execute(_GOOD, which).first()
    if row is None or row.made_at != named.made_at:
        return None
    return Link(
        named, row.group_id, row.member, row.address_id, row.language, row.ends_at,
        row.opened_at is not None,
    )  # fmt: skip


def open_first(connection: Connection, link: Link, at: datetime) -> bool:
    """Take it for the device that asks; False where another was first."""
    unopened = (PageLink.id == link.named.id, PageLink.opened_at.is_(None))
    taken = update(PageLink).where(*unopened).values(opened_at=at, devices=1)
    return connection.execute(taken).rowcount == 1


def note_view(connection: Connection, link: Link) -> None:
    """Count that it was looked at."""
    _change(connection, link, views=PageLink.views + 1)


def new_code(
    connection: Connection, settings: Settings, link: Link, at: datetime
) -> tuple[Code, str]:
    """A code to send to her phone; the one before is good no more. "" where none may be sent."""
    digits = "".join(secrets.choice("0123456789") for _ in range(DIGITS))
    long_ago = or_(PageLink.code_sent_at.is_(None), PageLink.code_sent_at <= at - CODE_AGAIN)
    sent = (
        update(PageLink)
        .where(PageLink.id == link.named.id, PageLink.codes < CODES, long_ago)
        .values(
            code=seals.code(settings, link.named, digits), code_sent_at=at, tries=0,
            codes=PageLink.codes + 1,
        )
    )  # fmt: skip
    if connection.execute(sent).rowcount:
        return Code.SENT, digits
    return (Code.SOON if _codes(connection, link) < CODES else Code.NO_MORE), ""


def enter(
    connection: Connection, settings: Settings, link: Link, digits: str, at: datetime
) -> Code:
    """Whether it is the code that was sent; each is good for one device, and for few tries."""
    tried = (
        update(PageLink)
        .where(
            PageLink.id == link.named.id, PageLink.code != "", PageLink.tries < TRIES,
            PageLink.code_sent_at > at - CODE_FOR,
        )
        .values(tries=PageLink.tries + 1)
        .returning(PageLink.code)
    )  # fmt: skip
    kept = connection.execute(tried).scalar()
    if kept is None:
        return Code.OVER
    if not hmac.compare_digest(kept, seals.code(settings, link.named, digits)):
        return Code.WRONG
    _change(connection, link, code="", devices=PageLink.devices + 1)
    return Code.RIGHT


def _codes(connection: Connection, link: Link) -> int:
    return connection.execute(
        select(func.coalesce(func.max(PageLink.codes), CODES)).where(PageLink.id == link.named.id)
    ).scalar_one()


def _change(connection: Connection, link: Link, **values: object) -> None:
    connection.execute(update(PageLink).where(PageLink.id == link.named.id).values(**values))
