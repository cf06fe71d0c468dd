"""The bank's references (slip, UPI, passbook line): each stands for one movement of money."""

from sqlalchemy import Connection, bindparam, select

from bot.books.queries.taken_back import TAKEN_BACK
from bot.domain.movements import FROM_PASSBOOK, MOVEMENTS
from bot.store.tables import Claim, Entry

_PROVES = [
    *("bank", "receipt", "unidentified", "instalment", "loan"),
    *sorted(MOVEMENTS.keys() - FROM_PASSBOOK),
]
_BOOKED = select(Entry.source).where(
    Entry.group_id == bindparam("group_id"),
    Entry.kind.in_(bindparam("kinds", expanding=True)),
    Entry.reference == bindparam("reference"),
    ~TAKEN_BACK,
)
_CLAIMED = select(Claim.source).where(
    Claim.group_id == bindparam("group_id"),
    Claim.state == "waiting",
    Claim.reference == bindparam("reference"),
)
_BOTH = _BOOKED.union(_CLAIMED)


def spelled(reference: str) -> str:
    """As it is kept: "ab12 " and "AB12" are one slip."""
    return reference.strip().upper()


def message(source: str) -> str:
    """The message a line of it came from: "in:7#1" → "in:7"; its lines may share a reference."""
    return source.partition("#")[0]


def is_used(
    connection: Connection, group_id: int, reference: str, source: str, line_of: str = ""
) -> bool:
    """Whether an entry that stands, or a claim that waits, names it from another message.

    A line of the passbook (`line_of` this kind) is told by its date: it is one of its kind only.
    """
    kinds = [line_of] if line_of else _PROVES
    figures = {"group_id": group_id, "reference": reference, "kinds": kinds}
    used = connection.execute(_BOOKED if line_of else _BOTH, figures).scalars()
    return any(message(other) != message(source) for other in used)
