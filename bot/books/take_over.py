"""The box of a keeper who cannot hand it over: she has died, is gone, or cannot be reached.

Others count what is there. What the book has beyond that is named as hers or the group's; she is
told before anybody says yes, and everybody hears of it.
"""

from bot.books.balances import balance
from bot.books.case import Case
from bot.books.cash import handing_over, keeps_now, may_hand_over
from bot.books.offices import pass_on
from bot.books.payouts import check_resolution, own_yes
from bot.books.proposals import Agreed, Needs, Plan
from bot.books.sessions import check_counted
from bot.books.voices import reached_apart
from bot.domain.accounts import ADVANCES, CASH
from bot.domain.commands import TakeOverBox
from bot.domain.entries import Journal, transfer
from bot.domain.errors import Code, DomainError
from bot.domain.events import BoxTakenOver, Event, Proposed, TakeOverPlanned
from bot.domain.money import Paise
from bot.domain.movements import MOVEMENTS

_LEAST_WITNESSES = 2


def _may_take_over(case: Case, command: TakeOverBox) -> tuple[Plan, Needs]:
    """NOT_HOLDER, SAME_PERSON, WITNESSES; nothing of it is asked of her who kept the box."""
    speaker = case.officer().number
    old, new = case.member(command.old).number, case.member(command.new).number
    if speaker == old:
        raise DomainError(Code.OWN_MONEY, member=old)
    if old == new:
        raise DomainError(Code.SAME_PERSON, member=old)
    if not may_hand_over(case, old, new):
        raise DomainError(Code.NOT_HOLDER, member=old)
    check_counted(case, command.paise)
    if command.meeting is not None:
        check_resolution(case, command.meeting)
    plan = Plan("takeover", command.paise, old, new, what=str(balance(case, CASH, old)))
    return plan, _whose_yes(case, command, speaker)


def _whose_yes(case: Case, command: TakeOverBox, speaker: int) -> Needs:
    """Two officers, she who gets the box among them or besides; else members with a resolution."""
    others = case.officers(speaker, command.old)
    if command.new in others:
        return own_yes(case, (command.new,), (speaker,))
    if others:
        hers = (command.new,) if command.new in reached_apart(case, speaker) else ()
        return Needs(hers, officers=1, not_by=(command.old,))
    check_resolution(case, command.meeting or 0)
    asked = dict.fromkeys((command.new, *command.witnesses))
    apart = reached_apart(case, speaker)
    members = tuple(n for n in asked if n != command.old and n in apart)
    if len(members) < _LEAST_WITNESSES:
        raise DomainError(Code.WITNESSES, least=_LEAST_WITNESSES)
    return Needs(members)


def _announced(_case: Case, command: TakeOverBox, proposed: Proposed) -> tuple[Event, ...]:
    """She hears it at once: she may be there after all, and can object."""
    return (TakeOverPlanned(proposed.proposal, command.old, command.new, command.paise),)


def _taken_over(
    case: Case, command: TakeOverBox, plan: Plan, proposed_by: int
) -> tuple[Event, ...]:
    """Row 13 with all that the book has, and row 51 for what was not found, or was too much.

    PROPOSAL_DECIDED where the box has gone elsewhere, or the book has another sum by now.
    """
    there = balance(case, CASH, command.old)
    if str(there) != plan.what or not may_hand_over(case, command.old, command.new):
        raise DomainError(Code.PROPOSAL_DECIDED, state="lapsed")
    moved = handing_over(case, command.old, command.new, there)
    journals = [*moved, *_difference(case, command, there)]
    entries = case.post(journals, recorded_by=proposed_by).entries if journals else ()
    keeps_now(case, command.new)
    offices = _offices(case, command) if command.meeting is not None else ()
    kind = entries[-1].journal.kind if command.paise != there else ""
    code = entries[-1].code if entries else ""
    return (BoxTakenOver(code, command.old, command.new, command.paise, there, kind), *offices)


def _difference(case: Case, command: TakeOverBox, there: Paise) -> list[Journal]:
    """In the new keeper's box, who counted it; the entry is of her whose keeping it was in."""
    off = Paise(command.paise - there)
    if not off:
        return []
    kind = "cash_over" if off > 0 else "holder_owes" if command.she_owes else "cash_short"
    account = MOVEMENTS[kind].account
    other, box = (
        (account, str(command.old) if account == ADVANCES else ""),
        (CASH, str(command.new)),
    )
    legs = transfer(box, other, off) if off > 0 else transfer(other, box, Paise(-off))
    return [Journal(kind, case.today, legs, command.old)]


def _offices(case: Case, command: TakeOverBox) -> tuple[Event, ...]:
    """A meeting has decided it: her offices go to the new keeper, unless she has one already."""
    new = None if case.register[command.new].is_officer else command.new
    roles = sorted(case.register[command.old].roles)
    return tuple(event for role in roles for event in pass_on(case, role, command.old, new))


take_over = Agreed(_may_take_over, _taken_over, _announced)
