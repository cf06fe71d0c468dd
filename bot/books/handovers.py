"""Cash goes with the box: in whose hand is by now what was in a keeper's at some entry."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import bindparam, select

from bot.books.case import Case
from bot.domain.accounts import CASH
from bot.domain.entries import Posting
from bot.domain.money import Paise
from bot.store.tables import Entry, PostingRow

HANDED_OVER = "holder"  # row 13


class HandOver(NamedTuple):
    """All that `old` had in hand went to `new` by entry `number`."""

    number: int
    old: str
    new: str


_LEGS = (
    select(PostingRow.entry, PostingRow.account, PostingRow.party, PostingRow.paise)
    .join_from(
        Entry,
        PostingRow,
        (PostingRow.group_id == Entry.group_id) & (PostingRow.entry == Entry.number),
    )
    .where(
        Entry.group_id == bindparam("group_id"),
        Entry.kind == HANDED_OVER,
        Entry.number > bindparam("since"),
    )
    .order_by(Entry.number, PostingRow.line)
)


def hand_over(number: int, legs: Iterable[Posting]) -> HandOver:
    """What the legs of such an entry say."""
    new, old = sorted(legs, key=lambda leg: -leg.paise)
    return HandOver(number, old.party, new.party)


def now_with(who: str, since: int, moves: Iterable[HandOver]) -> str:
    """Who has what she had at entry `since`; `moves` in their order."""
    for move in moves:
        if move.number > since and move.old == who:
            who = move.new
    return who


def follow(legs: Iterable[Posting], since: int, moves: Sequence[HandOver]) -> tuple[Posting, ...]:
    """The legs of entry `since`, or of its reverse, with cash where it is now."""
    return tuple(
        leg._replace(party=now_with(leg.party, since, moves)) if leg.account == CASH else leg
        for leg in legs
    )


def since(case: Case, number: int) -> tuple[HandOver, ...]:
    """Each time the box went to another after that entry."""
    found: dict[int, list[Posting]] = {}
    key = {"group_id": case.group_id, "since": number}
    for entry, account, party, paise in case.connection.execute(_LEGS, key):
        found.setdefault(entry, []).append(Posting(account, party, Paise(paise)))
    return tuple(hand_over(entry, legs) for entry, legs in found.items())
