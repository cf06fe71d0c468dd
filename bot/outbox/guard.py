"""Whether what a waiting message says is still true when its turn comes."""

from sqlalchemy import Connection, bindparam, select

from bot.store.tables import Claim, Meeting

# The messages that a meeting is cancelled or moved carry the same cause, and must go.
_REMINDERS = frozenset({"meeting_evening", "meeting_today"})
_STILL_PLANNED = select(Meeting.number).where(
    Meeting.group_id == bindparam("group"),
    Meeting.number == bindparam("number"),
    Meeting.version == bindparam("version"),
    Meeting.state == "planned",
)
_STILL_WAITING = select(Claim.number).where(
    Claim.group_id == bindparam("group"),
    Claim.number == bindparam("number"),
    Claim.state == "waiting",
)


def is_true(connection: Connection, kind: str, cause: str) -> bool:
    """False for a reminder of a meeting that was held, moved or cancelled, and a decided claim."""
    about, *numbers = cause.split(":")
    if about == "meeting" and kind in _REMINDERS:
        keys = dict(zip(("group", "number", "version"), map(int, numbers), strict=True))
        return connection.execute(_STILL_PLANNED, keys).first() is not None
    if about == "claim" and kind == "claim_ask":
        keys = dict(zip(("group", "number"), map(int, numbers), strict=True))
        return connection.execute(_STILL_WAITING, keys).first() is not None
    return True
