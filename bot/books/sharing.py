"""The surplus: to the reserve and to the members, as a meeting has decided (rows 45 to 47)."""

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import update

from bot.books import queries
from bot.books.case import Case
from bot.books.ledger import Written
from bot.books.payouts import check_members, check_resolution, total
from bot.books.proposals import Agreed, Needs, Plan
from bot.books.wages import ask_each
from bot.domain.accounts import DIVIDEND, RESERVE, SURPLUS
from bot.domain.commands import Ending, Part, Pay, Payable, PayOut, ShareSurplus
from bot.domain.entries import Journal, Posting
from bot.domain.errors import Code, DomainError
from bot.domain.events import Credited, Event, Proposed, SharePlanned, SurplusShared
from bot.domain.money import Paise
from bot.domain.schedule import next_cycle
from bot.domain.sharing import Division, Purse, divide
from bot.store.tables import Group, Member


def _may_share(case: Case, command: ShareSurplus) -> tuple[Plan, Needs]:
    """Everybody was shown `parts`; they have to be what the books come to."""
    case.officer()
    check_resolution(case, command.meeting)
    check_members(case, command.parts)
    if command.ending and command.account is not Payable.SHARE:
        raise DomainError(Code.NOTHING_TO_DO)
    _check_there(case, command)
    division = _division(case, command)
    if division.parts != tuple((part.member, part.paise) for part in command.parts):
        raise DomainError(
            Code.WRONG_SHARES, paise=total(command.parts), there=command.paise - division.reserve
        )
    kind = "return" if command.ending else "share" if command.parts else "reserve"
    plan = Plan(
        kind, _named(case, command), case.speaker().number, 0, what=str(len(_each(case, command)))
    )
    return plan, Needs(officers=1)


def _division(case: Case, command: ShareSurplus) -> Division:
    if command.percent == 100 or not command.paise:
        return Division((), command.paise)
    way = queries.weights(case.connection, case.group_id, command.way, case.today)
    if not any(way.values()):
        return Division((), command.paise)
    return divide(command.paise, command.percent, way)


def _check_there(case: Case, command: ShareSurplus) -> None:
    """NOTHING_TO_SHARE, WRONG_SHARES; for a full return LOANS_OPEN and NOT_ENOUGH_TO_RETURN."""
    there = queries.surplus(case.connection, case.group_id)
    nothing = command.paise <= 0 and not command.ending
    if nothing or not (command.parts or command.percent == 100 or command.ending):
        raise DomainError(
            Code.NOTHING_TO_SHARE, income=there.income, expense=there.expense, moved=there.moved
        )
    if command.paise < 0 or command.paise > there.total or not 0 <= command.percent <= 100:
        raise DomainError(Code.WRONG_SHARES, paise=command.paise, there=there.total)
    if command.ending:
        _check_return(case, command)


def _check_return(case: Case, command: ShareSurplus) -> None:
    if out := queries.loans_open(case.connection, case.group_id):
        raise DomainError(Code.LOANS_OPEN, paise=out)
    it = queries.estate(case.connection, case.group_id)
    if (paise := _named(case, command)) > it.free:
        figures = {"there": it.free, "reserved": it.reserved}
        raise DomainError(Code.NOT_ENOUGH_TO_RETURN, paise=paise, **figures)


def _named(case: Case, command: ShareSurplus) -> Paise:
    """The sum that is spoken of: what goes to the members, else what goes to the reserve."""
    return Paise(sum(_each(case, command).values())) or command.paise


def _each(case: Case, command: ShareSurplus) -> dict[int, Paise]:
    """What would be whose."""
    shares = {part.member: part.paise for part in command.parts}
    if not command.ending:
        return shares
    back = queries.full_return(case.connection, case.group_id)
    return {
        member: Paise(sum(back.get(member, {}).values()) + shares.get(member, 0))
        for member in sorted(back.keys() | shares.keys())
    }


def _announced(case: Case, command: ShareSurplus, proposed: Proposed) -> tuple[Event, ...]:
    """Each hears what would be hers before anybody says yes."""
    each = _each(case, command)
    return (SharePlanned(proposed.proposal, tuple(each.items())),) if each else ()


def _shared(case: Case, command: ShareSurplus, _plan: Plan, proposed_by: int) -> tuple[Event, ...]:
    """In one go: each one's share, the reserve, and for a full return all that is saved."""
    check_members(case, command.parts)
    _check_there(case, command)
    journals = [*_of_surplus(case, command), *_returned(case, command)]
    written = case.post(journals, proposed_by)
    lines = _lines(written)
    if command.ending:
        _begin_anew(case, command.ending)
    reserve = Paise(command.paise - total(command.parts))
    now = bool(command.pay and lines)
    shared = SurplusShared(lines, reserve, command.account, command.way, command.ending, now)
    if not now:
        return (shared,)
    parts = tuple(Part(line.member, line.paise) for line in lines)
    pay = PayOut(command.account, parts, by_bank=command.pay is Pay.BANK)
    return (shared, ask_each(case, pay, proposed_by))


def _lines(written: Written) -> tuple[Credited, ...]:
    """What each is owed by what was written, with her first receipt."""
    found: dict[int, Credited] = {}
    for entry in written.entries:
        member = entry.journal.member
        if member is not None:
            hers = [leg for leg in entry.journal.postings if leg.party == str(member)]
            paise = -sum(leg.paise for leg in hers if leg.paise < 0)
            first = found.get(member, Credited(entry.code, member, Paise(0)))
            found[member] = replace(first, paise=Paise(first.paise + paise))
    return tuple(found.values())


def _of_surplus(case: Case, command: ShareSurplus) -> Iterator[Journal]:
    purse = Purse(queries.surplus(case.connection, case.group_id))
    for part in command.parts:
        legs = purse.give(command.account, str(part.member), part.paise)
        yield Journal("share", case.today, legs, part.member)
    if reserve := Paise(command.paise - total(command.parts)):
        yield Journal("reserve", case.today, purse.give(RESERVE, "", reserve))


def _returned(case: Case, command: ShareSurplus) -> Iterator[Journal]:
    """What is saved is owed to her to be paid out; the second leg is what it was.

    What she does not get bears the loss; the paise that nobody can pay go to the reserve.
    """
    if not command.ending:
        return
    owed = queries.everybodys(case.connection, case.group_id)
    back = queries.full_return(case.connection, case.group_id)
    loss: int = queries.estate(case.connection, case.group_id).loss
    for member, hers in sorted(owed.items()):
        her, gets = str(member), back[member][queries.SAVED]
        debits = [
            Posting(code, her, paise) for code, paise in hers.items() if code not in queries.DUE
        ]
        rest = sum(leg.paise for leg in debits) - gets
        borne = min(rest, loss)
        loss -= borne
        others = (Posting(SURPLUS, "", Paise(-borne)), Posting(RESERVE, "", Paise(borne - rest)))
        legs = (Posting(DIVIDEND, her, Paise(-gets)), *debits, *others)
        if debits:
            yield Journal("return", case.today, tuple(leg for leg in legs if leg.paise), member)


def _begin_anew(case: Case, ending: Ending) -> None:
    """Nothing that was brought in or owed counts any more; what is over asks for nothing."""
    first = None
    if ending is Ending.ANEW:
        first = next_cycle(case.group.cycle, case.group.dues_from or case.today, case.today)
    values = {"dues_from": first} | ({} if first else {"meeting_rule": ""})
    case.connection.execute(update(Group).where(Group.id == case.group_id).values(**values))
    case.connection.execute(
        update(Member).where(Member.group_id == case.group_id).values(opening=0)
    )


share = Agreed(_may_share, _shared, _announced)
