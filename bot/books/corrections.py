"""Corrections: a wrong entry is never edited, its exact reverse is written behind it."""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import bindparam, select, update

from bot.books import fines, handovers, stored
from bot.books.case import Case
from bot.books.lapsing import let_go
from bot.books.proposals import Agreed, Needs, Plan
from bot.books.receipts import total_savings
from bot.books.stored import Stored
from bot.clock import INDIA
from bot.domain.accounts import CASH
from bot.domain.commands import RestoreEntry, ReverseEntry
from bot.domain.entries import Journal, Posting
from bot.domain.errors import Code, DomainError
from bot.domain.events import DisputeSettled, EntryReversed, Event, Proposed
from bot.domain.money import Paise
from bot.domain.movements import ALONE, FROM_PASSBOOK
from bot.store.tables import Dispute

# What an officer writes alone she may take back alone; what two women agreed to, neither may.
_ALONE = frozenset({"receipt", "identified", "unidentified", "bank", "instalment", *ALONE})
# A new keeper is made by a new handing over; who has left, or got all back, begins anew.
_FINAL = frozenset({"reversal", "opening", "holder", "leave", "death", "return"})

_DISPUTE_OF = select(Dispute.number).where(
    Dispute.group_id == bindparam("group_id"),
    Dispute.entry == bindparam("number"),
    Dispute.state == "open",
)


def _may_reverse(case: Case, command: ReverseEntry) -> tuple[Plan, Needs]:
    """Her own entry of the same day at once, unless it is disputed: then she is the accused.

    Anything else after a second officer's yes.
    """
    speaker = case.officer().number
    entry = reversible(case, command.code)
    plan = Plan("reverse", amount(entry), speaker, entry.member or speaker, entry.code)
    if _is_own_of_today(case, entry) and not is_disputed(case, entry.number):
        return plan, Needs()
    return plan, Needs(officers=1, not_by=(entry.member,))


def _may_restore(case: Case, command: RestoreEntry) -> tuple[Plan, Needs]:
    """Only as the answer to a dispute. What two had agreed to stands again only by two."""
    speaker = case.officer().number
    back = _taken_back(case, command.code)
    original = _restorable(case, back)
    plan = Plan("reverse", amount(back), speaker, back.member or speaker, back.code)
    if original.kind in _ALONE:
        return plan, Needs()
    return plan, Needs(officers=1, not_by=(back.member,))


def _restored(case: Case, _c: RestoreEntry, plan: Plan, proposed_by: int) -> tuple[Event, ...]:
    """Entered again, whole."""
    back = _taken_back(case, plan.code)
    original = _restorable(case, back)
    number, events = _post_counter(case, back, original.journal, proposed_by)
    fines.pay_again(case, original.number, number)
    return events


def accept(case: Case, entry: Stored, reason: str) -> tuple[Event, ...]:
    """A dispute is right: the entry is taken back, or a take-back undone.

    At once by this officer, who did not write it, where one alone may write such an entry;
    otherwise another officer has to agree, and the dispute stays open until then.
    """
    if entry.kind == "reversal":
        return restore(case, RestoreEntry(entry.code))
    if reversible(case, entry.code).kind in _ALONE:
        return take_back(case, entry, reason)
    return reverse(case, ReverseEntry(entry.code, reason))


def _reversed(case: Case, command: ReverseEntry, plan: Plan, proposed_by: int) -> tuple[Event, ...]:
    return take_back(case, reversible(case, plan.code), command.reason, proposed_by)


def _anew(
    case: Case, _command: ReverseEntry | RestoreEntry, proposed: Proposed
) -> tuple[Event, ...]:
    """Asked again, it is asked once."""
    let_go(case, "reverse", proposed.proposal, code=proposed.code)
    return ()


reverse = Agreed(_may_reverse, _reversed, _anew)
restore = Agreed(_may_restore, _restored, _anew)


def reversible(case: Case, code: str) -> Stored:
    """The entry, if it may be taken back.

    UNKNOWN_CODE, ALREADY_REVERSED, CANNOT_REVERSE, HAS_LEFT: her account is settled and closed.
    """
    entry = stored.by_code(case.connection, case.group_id, code)
    if entry is None:
        raise DomainError(Code.UNKNOWN_CODE, code=code)
    _check_not_reversed(case, entry)
    _check_not_settled(case, entry)
    found_its_owner = entry.kind == "unidentified" and stored.is_identified(
        case.connection, case.group_id, entry.code
    )
    if entry.kind in _FINAL or found_its_owner:
        raise DomainError(Code.CANNOT_REVERSE, code=entry.code)
    return entry


def _taken_back(case: Case, code: str) -> Stored:
    entry = stored.by_code(case.connection, case.group_id, code)
    if entry is None or entry.kind != "reversal":
        raise DomainError(Code.UNKNOWN_CODE, code=code)
    return entry


def _restorable(case: Case, back: Stored) -> Stored:
    """What a wrong take-back took back.

    SLIP_USED or CANNOT_REVERSE where what proved it stands for other money by now.
    """
    _check_not_reversed(case, back)
    _check_not_settled(case, back)
    original = stored.by_number(case.connection, case.group_id, back.reverses or 0)
    _check_proof(case, back, original)
    return original


def is_disputed(case: Case, number: int) -> bool:
    """Whether a dispute about the entry is open."""
    key = {"group_id": case.group_id, "number": number}
    return case.connection.execute(_DISPUTE_OF, key).first() is not None


def take_back(
    case: Case, entry: Stored, reason: str, recorded_by: int | None = None
) -> tuple[Event, ...]:
    """Write the counter-entry; a dispute about the entry is settled by it."""
    counter = entry.journal.reversed("reversal", case.today, reason)
    return _post_counter(case, entry, counter, recorded_by)[1]


def _post_counter(
    case: Case, entry: Stored, counter: Journal, recorded_by: int | None = None
) -> tuple[int, tuple[Event, ...]]:
    """Take back `entry` by its exact reverse; cash moves with her who has the box by now."""
    exact = entry.journal.reversed("", case.today, "").postings
    legs = handovers.follow(exact, entry.number, handovers.since(case, entry.number))
    try:
        counter = replace(counter, postings=legs, reverses=entry.number)
        written = case.post([counter], recorded_by)
    except DomainError as error:
        raise DomainError(Code.CANNOT_REVERSE, code=entry.code) from error
    code, number = written.entries[0].code, written.entries[0].number
    total = total_savings(written, entry.member) if entry.member is not None else Paise(0)
    keeper = _new_hand(entry.postings, legs)
    back = EntryReversed(entry.code, code, entry.member, amount(entry), total, keeper)
    return number, (back, *_settle_disputes(case, entry))


def _new_hand(before: Iterable[Posting], now: Iterable[Posting]) -> int | None:
    """In which hand cash moves now that was in another's before."""
    were, are = ({leg.party for leg in legs if leg.account == CASH} for legs in (before, now))
    return next((int(who) for who in are - were), None)


def amount(entry: Stored) -> Paise:
    """What an entry is about: the sum of its debits."""
    return Paise(sum(leg.paise for leg in entry.postings if leg.paise > 0))


def _check_not_reversed(case: Case, entry: Stored) -> None:
    if stored.is_reversed(case.connection, case.group_id, entry.number):
        raise DomainError(Code.ALREADY_REVERSED, code=entry.code)


def _check_not_settled(case: Case, entry: Stored) -> None:
    if entry.member is not None:
        case.member(entry.member)


def _check_proof(case: Case, back: Stored, original: Stored) -> None:
    line_of = original.kind if original.kind in FROM_PASSBOOK else ""
    case.check_reference(original.reference, original.source, line_of)
    if original.kind != "identified":
        return
    credit = stored.by_code(case.connection, case.group_id, original.memo)
    gone = credit is None or stored.is_reversed(case.connection, case.group_id, credit.number)
    if gone or stored.is_identified(case.connection, case.group_id, original.memo):
        raise DomainError(Code.CANNOT_REVERSE, code=back.code)


def _is_own_of_today(case: Case, entry: Stored) -> bool:
    day = entry.recorded_at.astimezone(INDIA).date()
    own = entry.recorded_by == case.by.member and entry.member != case.by.member
    return own and day == case.today and entry.kind in _ALONE


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
