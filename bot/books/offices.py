"""Who holds which office: given with the yes of others, ended with a date."""

from sqlalchemy import ColumnElement, delete, insert, or_, update

from bot.books.case import Case
from bot.books.lapsing import of_her_office
from bot.books.proposals import Agreed, Needs, Plan
from bot.books.voices import reached_apart
from bot.domain.commands import ChangeOffice
from bot.domain.errors import Code, DomainError
from bot.domain.events import Event, OfficeChanged
from bot.domain.groups import Role
from bot.domain.money import Paise
from bot.store.tables import OfficeHeld

_INSTEAD = 2  # of the group where there is no other officer: it decides who leads it (DOMAIN §1.3)


def _may_change(case: Case, command: ChangeOffice) -> tuple[Plan, Needs]:
    """Her yes who gets it and hers who had it; without that a second officer's.

    So nobody makes an officer by herself, who could then agree to all that she proposes: a yes by
    the proposer's own phone is none. Where no other officer can be asked, two of the group are.
    """
    speaker = case.officer().number
    before = held_by(case, command.role)
    new = case.member(command.member).number if command.member is not None else None
    if new == before:
        raise DomainError(Code.NOTHING_TO_DO)
    ask = tuple(n for n in (new, before) if n is not None)
    apart = reached_apart(case, speaker)
    members = tuple(n for n in ask if n in apart or n == speaker)
    alone = before is None or before == speaker
    second = 1 if alone or len(members) < len(ask) else 0
    plan = Plan("office", Paise(0), before or 0, new or 0, what=command.role.value)
    return plan, Needs(members, officers=second, not_by=ask, or_members=_INSTEAD)


def _change(case: Case, command: ChangeOffice, plan: Plan, _proposed_by: int) -> tuple[Event, ...]:
    """The old row ends today, the new one begins: PROPOSAL_DECIDED where it changed meanwhile."""
    before = held_by(case, command.role)
    if (before or 0) != plan.giver:
        raise DomainError(Code.PROPOSAL_DECIDED, state="lapsed")
    new = case.member(command.member).number if command.member is not None else None
    return pass_on(case, command.role, before, new)


change_office = Agreed(_may_change, _change)


def pass_on(case: Case, role: Role, before: int | None, new: int | None) -> tuple[Event, ...]:
    """From today on; None = nobody."""
    end(case, OfficeHeld.role == role.value)
    if new is not None:
        values = {"group_id": case.group_id, "role": role, "since": case.today, "member": new}
        case.connection.execute(insert(OfficeHeld).values(**values))
    return (OfficeChanged(role, new, before), *_fallen(case, before, role))


def _fallen(case: Case, before: int | None, role: Role) -> tuple[Event, ...]:
    """What she had proposed, where this was the only office she held."""
    if before is None or case.register[before].roles - {role}:
        return ()
    return of_her_office(case, before)


def end(case: Case, *which: ColumnElement[bool]) -> None:
    """These offices end today; one that began today leaves no row: it was held for no day."""
    still = or_(OfficeHeld.until.is_(None), OfficeHeld.until > case.today)
    these = (OfficeHeld.group_id == case.group_id, *which, still)
    today = OfficeHeld.since == case.today
    case.connection.execute(delete(OfficeHeld).where(*these, today))
    case.connection.execute(update(OfficeHeld).where(*these).values(until=case.today))


def held_by(case: Case, role: Role) -> int | None:
    """The member who holds it today."""
    return next((m.number for m in case.present if role in m.roles), None)
