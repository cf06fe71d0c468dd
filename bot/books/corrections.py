"""Corrections: a wrong entry is never edited, its exact reverse is written behind it."""

from dataclasses import replace

from sqlalchemy import update

from bot.books import stored
from bot.books.case import Case
from bot.books.proposals import Plan, propose
from bot.books.receipts import total_savings
from bot.books.stored import Stored
from bot.clock import INDIA
from bot.domain.commands import ReverseEntry
from bot.domain.errors import Code, DomainError
from bot.domain.events import DisputeSettled, EntryReversed, Event
from bot.domain.money import Paise
from bot.store.tables import Dispute

# What two women agreed to, neither takes back alone; a new keeper is made by a new handing over.
_AGREED = frozenset({"carry"})
_FINAL = frozenset({"reversal", "opening", "holder"})


def reverse(case: Case, command: ReverseEntry) -> tuple[Event, ...]:
    """Her own entry of the same day at once; anything else after a second officer's yes."""
    speaker = case.officer()
    entry = reversible(case, command.code)
    if _is_own_of_today(case, entry):
        return take_back(case, entry, command.reason)
    ask = case.officers(speaker.number, entry.member)
    if not ask:
        raise DomainError(Code.NOT_ALLOWED, needs="second_officer")
    plan = Plan(
        "reverse",
        amount(entry),
        speaker.number,
        entry.member or speaker.number,
        entry.code,
        command.reason,
    )
    return (propose(case, plan, ask, needs=1),)


def agreed(case: Case, plan: Plan, proposed_by: int) -> tuple[Event, ...]:
    """After the second officer's yes."""
    return take_back(case, reversible(case, plan.code), plan.reason, proposed_by)


def reversible(case: Case, code: str) -> Stored:
    """The entry, if it may be taken back: UNKNOWN_CODE, ALREADY_REVERSED, CANNOT_REVERSE."""
    entry = stored.by_code(case.connection, case.group_id, code)
    if entry is None:
        raise DomainError(Code.UNKNOWN_CODE, code=code)
    if stored.is_reversed(case.connection, case.group_id, entry.number):
        raise DomainError(Code.ALREADY_REVERSED, code=entry.code)
    found_its_owner = entry.kind == "unidentified" and stored.is_identified(
        case.connection, case.group_id, entry.code
    )
    if entry.kind in _FINAL or found_its_owner:
        raise DomainError(Code.CANNOT_REVERSE, code=entry.code)
    return entry


def take_back(
    case: Case, entry: Stored, reason: str, recorded_by: int | None = None
) -> tuple[Event, ...]:
    """Write the counter-entry; a dispute about the entry is settled by it."""
    counter = entry.journal.reversed("reversal", case.today, reason)
    try:
        written = case.post([replace(counter, reverses=entry.number)], recorded_by)
    except DomainError as error:
        raise DomainError(Code.CANNOT_REVERSE, code=entry.code) from error
    code = written.entries[0].code
    total = total_savings(written, entry.member) if entry.member is not None else Paise(0)
    back = EntryReversed(entry.code, code, entry.member, amount(entry), total)
    return (back, *_settle_disputes(case, entry))


def amount(entry: Stored) -> Paise:
    """What an entry is about: the sum of its debits."""
    return Paise(sum(leg.paise for leg in entry.postings if leg.paise > 0))


def _is_own_of_today(case: Case, entry: Stored) -> bool:
    day = entry.recorded_at.astimezone(INDIA).date()
    own = entry.recorded_by == case.by.member and entry.member != case.by.member
    return own and day == case.today and entry.kind not in _AGREED


def _settle_disputes(case: Case, entry: Stored) -> list[DisputeSettled]:
    closed = case.connection.execute(
        update(Dispute)
        .where(
            Dispute.group_id == case.group_id,
            Dispute.entry == entry.number,
            Dispute.state == "open",
        )
        .values(state="accepted", settled_by=case.by.member, settled_at=case.at)
        .returning(Dispute.number, Dispute.member)
    ).all()
    return [
        DisputeSettled(number, entry.code, member, True, case.officers(member))
        for number, member in closed
    ]
