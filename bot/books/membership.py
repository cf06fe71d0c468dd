"""Who belongs to the group, and who holds which office."""

from sqlalchemy import ColumnElement, delete, func, insert, select, update

from bot.books.case import Case
from bot.books.enrol import enrol, link
from bot.books.founding import check_size
from bot.books.new_phones import welcome, whole_phone
from bot.books.proposals import Agreed, Needs, Plan
from bot.domain.commands import AddMember, AnswerJoin, ChangeOffice, NewMember
from bot.domain.errors import Code, DomainError
from bot.domain.events import Event, JoinRefused, MemberAdded, OfficeChanged
from bot.domain.groups import Role
from bot.domain.money import Paise
from bot.store.tables import AddressMember, JoinRequest, Member, OfficeHeld

_FEWEST_OFFICERS = 2


def add(case: Case, command: AddMember) -> tuple[Event, ...]:
    """Under the next number that nobody ever had."""
    speaker = case.officer().number
    number = _enter(case, command.name, command.relation, command.phone)
    asked = welcome(case, number, command.phone)
    happened = MemberAdded(number, speaker, bool(command.phone) and not asked, bool(asked))
    return (happened, asked) if asked else (happened,)


def answer_join(case: Case, command: AnswerJoin) -> tuple[Event, ...] | None:
    """Her request was the yes of her phone."""
    speaker = case.officer().number
    row = case.connection.execute(
        select(JoinRequest)
        .where(JoinRequest.id == command.request, JoinRequest.group_id == case.group_id)
        .with_for_update()
    ).first()
    if row is None:
        raise DomainError(Code.NO_REQUEST)
    state = "accepted" if command.yes else "refused"
    if row.state != "waiting":
        if row.state == state:
            return None
        raise DomainError(Code.NO_REQUEST, state=row.state)
    this = JoinRequest.id == row.id
    case.connection.execute(update(JoinRequest).where(this).values(state=state))
    if not command.yes:
        return (JoinRefused(row.name, row.address_id),)
    number = _enter(case, row.name, "", "")
    hers = whole_phone(case.connection, row.address_id, case.at)
    link(case.connection, case.group_id, number, hers)
    return (MemberAdded(number, speaker, has_phone=True),)


def _enter(case: Case, name: str, relation: str, phone: str) -> int:
    check_size(len(case.present) + 1)
    highest = select(func.max(Member.number)).where(Member.group_id == case.group_id)
    number = int(case.connection.execute(highest).scalar() or 0) + 1
    new = NewMember(number, name, relation, phone)
    enrol(case.connection, case.group_id, (new,), case.today, case.source)
    return number


def _may_change(case: Case, command: ChangeOffice) -> tuple[Plan, Needs]:
    """Her yes who gets it and hers who had it; without that a second officer's.

    So nobody makes an officer by herself, who could then agree to all that she proposes.
    """
    speaker = case.officer().number
    before = _held_by(case, command.role)
    new = case.member(command.member).number if command.member is not None else None
    if new == before:
        raise DomainError(Code.NOTHING_TO_DO)
    if new is None:
        _check_left(case, command.role)
    ask = tuple(n for n in (new, before) if n is not None)
    reached = _reached(case)
    members = tuple(n for n in ask if n in reached)
    alone = before is None or before == speaker
    plan = Plan("office", Paise(0), before or 0, new or 0, what=command.role.value)
    return plan, Needs(members, officers=1 if alone or len(members) < len(ask) else 0)


def _check_left(case: Case, role: Role) -> None:
    """The box has its keeper, and two are left of whom one agrees to what the other writes."""
    left = {m.number for m in case.present if m.roles - {role}}
    if role is Role.TREASURER or len(left) < _FEWEST_OFFICERS:
        raise DomainError(Code.OFFICE_NEEDED, role=role)


def _change(case: Case, command: ChangeOffice, plan: Plan, _proposed_by: int) -> tuple[Event, ...]:
    """The old row ends today, the new one begins: PROPOSAL_DECIDED where it changed meanwhile."""
    before = _held_by(case, command.role)
    if (before or 0) != plan.giver:
        raise DomainError(Code.PROPOSAL_DECIDED, state="lapsed")
    new = case.member(command.member).number if command.member is not None else None
    this = (OfficeHeld.group_id == case.group_id, OfficeHeld.role == command.role.value)
    still = (*this, OfficeHeld.until.is_(None))
    if before is not None:
        _end(case, still)
    if new is not None:
        case.connection.execute(
            insert(OfficeHeld).values(
                group_id=case.group_id, role=command.role, since=case.today, member=new
            )
        )
    return (OfficeChanged(command.role, new, before),)


change_office = Agreed(_may_change, _change)


def _end(case: Case, still: tuple[ColumnElement[bool], ...]) -> None:
    """One that began today leaves no row: it was held for no day."""
    case.connection.execute(delete(OfficeHeld).where(*still, OfficeHeld.since == case.today))
    case.connection.execute(update(OfficeHeld).where(*still).values(until=case.today))


def _held_by(case: Case, role: Role) -> int | None:
    return next((m.number for m in case.present if role in m.roles), None)


def _reached(case: Case) -> set[int]:
    phones = select(AddressMember.member).where(AddressMember.group_id == case.group_id)
    return set(case.connection.execute(phones).scalars())
