"""Pictures that come with messages are noted down with the answer, and fetched after it."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection, insert

from bot.channels.base import Inbound, Media
from bot.domain.errors import DomainError
from bot.store.tables import MediaFile
from bot.talk import PHOTO, Done, Kept, Talk, still_open, takes_photo

Flow = Callable[[], Talk[Done]]

_CARDS = frozenset({"text/vcard", "text/x-vcard", "text/directory"})
_KINDS = ("image/", "application/pdf")


def of(inbound: Inbound) -> list[Media]:
    """What of it can be a bank's slip; a voice note cannot."""
    return [media for media in inbound.media if media.kind.startswith(_KINDS)]


def is_card(inbound: Inbound) -> bool:
    """Whether it is a shared contact; one that could be read came as words."""
    return any(media.kind.partition(";")[0].lower() in _CARDS for media in inbound.media)


def name(inbound: Inbound, source: str) -> str:
    """What a picture is called as a proof: by its message, so that it proves one thing only."""
    return "" if inbound.forwarded or not of(inbound) else PHOTO + source.removeprefix("in:")


def is_asked_for(flow: Flow, kept: Kept) -> bool:
    """Whether the open question can be answered by one."""
    try:
        return takes_photo(still_open(flow, kept).question)
    except DomainError:
        return False


def note(
    connection: Connection,
    number: int,
    inbound: Inbound,
    group_id: int | None,
    member: int | None,
    at: datetime,
) -> None:
    """To be fetched, where it is a member's; what strangers send is not kept."""
    found = of(inbound) if member is not None else []
    if not found:
        return
    rows = [
        {
            "inbox_id": number,
            "place": place,
            "group_id": group_id,
            "member": member,
            "url": media.url,
            "kind": media.kind,
            "state": "waiting",
            "attempts": 0,
            "due_at": at,
            "path": "",
            "sha256": "",
        }
        for place, media in enumerate(found)
    ]
    connection.execute(insert(MediaFile), rows)
