"""Whether what a waiting message says is still true when its turn comes."""

from sqlalchemy import Connection, bindparam, select

from bot.store.tables import Claim, Meeting, Proposal

# The messages that a meeting is cancelled or moved carry the same cause, and must go.
_REMINDERS = frozenset({"meeting_evening", "meeting_today"})
_ASKS = {  # of a proposal: for her without a phone, as second officer or instead, for herself
    "vouch_ask": ("voucher",), "_ask": ("officer", "anyone"), "_yours": ("member",),
}  # fmt: skip
_STILL_PLANNED = select(Meeting.number).where(
    Meeting.group_id == bindparam("group"),
    Meeting.number == bindparam("number"),
    Meeting.version == bindparam("version"),
    Meeting.state == "planned",
    Meeting.opened_at.is_(None),
)
_STILL_WAITING = select(Claim.number).where(
    Claim.group_id == bindparam("group"),
    Claim.number == bindparam("number"),
    Claim.state == "waiting",
)
_STILL_UNCLOSED = select(Meeting.number).where(
    Meeting.group_id == bindparam("group"),
    Meeting.number == bindparam("number"),
    Meeting.closed_at.is_(None),
)
_STILL_OPEN = select(Proposal.number).where(
    Proposal.group_id == bindparam("group"),
    Proposal.number == bindparam("number"),
    Proposal.state == "waiting",
    Proposal.asks.in_(bindparam("asks", expanding=True)),
)


def is_true(connection: Connection, kind: str, cause: str) -> bool:
    """False for a reminder of a meeting that is off or over, and a question that is decided."""
    about, *numbers = cause.split(":")
    if about == "meeting" and kind in _REMINDERS:
        keys = dict(zip(("group", "number", "version"), map(int, numbers), strict=True))
        return connection.execute(_STILL_PLANNED, keys).first() is not None
    if about == "claim" and kind == "claim_ask":
        keys = dict(zip(("group", "number"), map(int, numbers), strict=True))
        return connection.execute(_STILL_WAITING, keys).first() is not None
    if about == "unclosed":
        keys = dict(zip(("group", "number"), map(int, numbers), strict=True))
        return connection.execute(_STILL_UNCLOSED, keys).first() is not None
    asks = next((who for suffix, who in _ASKS.items() if kind.endswith(suffix)), None)
    if about == "proposal" and asks:
        keys = dict(zip(("group", "number"), map(int, numbers), strict=True))
        return connection.execute(_STILL_OPEN, keys | {"asks": asks}).first() is not None
    return True
