"""Whose phone is whose: a known one has to agree, and who holds it may say that it is not hers."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, exists, insert, select, update

from bot.books.actor import Actor
from bot.books.case import Case
from bot.books.enrol import addresses, link
from bot.books.proposals import Agreed, Needs, Plan
from bot.books.queries.register import group
from bot.domain.commands import AnswerPhone, AskPhone, DenyMembership
from bot.domain.errors import Code, DomainError
from bot.domain.events import Event, MembershipDenied, PhoneAnswered, PhoneAsked
from bot.domain.money import Paise
from bot.store.tables import Address, AddressMember, Member, PhoneRequest


def welcome(case: Case, member: int, phone: str) -> PhoneAsked | None:
    """A phone of no other group reaches her at once; one that is in another is asked first."""
    if not phone:
        return None
    found = addresses(case.connection, phone, case.at)
    if not _in_another(case, found):
        link(case.connection, case.group_id, member, found)
        return None
    return _request(case, member, found[0], case.by.member, replaces=False)


def _in_another(case: Case, found: Iterable[int]) -> bool:
    """Whether it reaches a woman of another group."""
    reaches = exists().where(
        AddressMember.address_id.in_(list(found)),
        AddressMember.group_id != case.group_id,
        Member.group_id == AddressMember.group_id,
        Member.number == AddressMember.member,
        Member.left_on.is_(None),
    )
    return bool(case.connection.execute(select(reaches)).scalar_one())


def _may_ask(case: Case, command: AskPhone) -> tuple[Plan, Needs]:
    """A second officer has to agree: a thief's phone would get her receipts and give her yes.

    Not one who holds that phone in her own hand.
    """
    speaker = case.officer().number
    member = case.member(command.member).number
    known = select(Address.id).where(Address.phone == command.phone)
    if set(case.connection.execute(known).scalars()) & set(_hers(case, member)):
        raise DomainError(Code.PHONE_HERS, member=member)
    holds = select(AddressMember.member).join(Address, Address.id == AddressMember.address_id)
    theirs = holds.where(AddressMember.group_id == case.group_id, Address.phone == command.phone)
    not_by = (member, *case.connection.execute(theirs).scalars())
    return Plan("phone", Paise(0), speaker, member), Needs(officers=1, not_by=not_by)


def _ask(case: Case, command: AskPhone, plan: Plan, proposed_by: int) -> tuple[Event, ...]:
    case.member(plan.receiver)
    address = addresses(case.connection, command.phone, case.at)[0]
    return (_request(case, plan.receiver, address, proposed_by, replaces=True),)


ask_phone = Agreed(_may_ask, _ask)


def _request(
    case: Case, member: int, address: int, by: int | None, *, replaces: bool
) -> PhoneAsked:
    """One at a time: what was asked of this phone for her before counts no more."""
    mine = (PhoneRequest.group_id == case.group_id, PhoneRequest.member == member)
    waiting = PhoneRequest.state == "waiting"
    case.connection.execute(update(PhoneRequest).where(*mine, waiting).values(state="refused"))
    number = case.connection.execute(
        insert(PhoneRequest)
        .values(
            group_id=case.group_id,
            member=member,
            address_id=address,
            replaces=replaces,
            asked_by=by,
            asked_at=case.at,
            source=case.source,
        )
        .returning(PhoneRequest.id)
    ).scalar_one()
    return PhoneAsked(int(number), member, by or 0, address, case.group.name)


def answer(
    connection: Connection, by: Actor, command: AnswerPhone, source: str, at: datetime
) -> tuple[Event, ...] | None:
    """Of whoever holds that phone, on any of its channels."""
    row = connection.execute(
        select(PhoneRequest).where(PhoneRequest.id == command.request).with_for_update()
    ).first()
    mine = phone_of(connection, by.address_id) if by.address_id is not None else ()
    if row is None or row.address_id not in mine:
        raise DomainError(Code.NO_REQUEST)
    state = newly_answered(row.state, yes=command.yes)
    if state is None:
        return None
    connection.execute(update(PhoneRequest).where(PhoneRequest.id == row.id).values(state=state))
    if not command.yes:
        return (PhoneAnswered(row.group_id, row.member, yes=False),)
    before = _take_over(connection, row.group_id, row.member, mine, replaces=row.replaces)
    return (PhoneAnswered(row.group_id, row.member, True, row.replaces, before),)


def newly_answered(before: str, *, yes: bool) -> str | None:
    """The state that a request comes into; None = it was answered so before, NO_REQUEST: not so."""
    state = "accepted" if yes else "refused"
    if before not in {"waiting", state}:
        raise DomainError(Code.NO_REQUEST, state=before)
    return state if before == "waiting" else None


def _take_over(
    connection: Connection, group_id: int, member: int, mine: tuple[int, ...], *, replaces: bool
) -> tuple[int, ...]:
    group(connection, group_id)
    hers = _of(group_id, member)
    before = tuple(connection.execute(select(AddressMember.address_id).where(*hers)).scalars())
    if replaces:
        connection.execute(delete(AddressMember).where(*hers))
    link(connection, group_id, member, mine)
    return before if replaces else ()


def deny(case: Case, _command: DenyMembership) -> tuple[Event, ...] | None:
    """This phone reaches her no more; the officers are told."""
    speaker = case.speaker().number
    if case.by.address_id is None:
        raise DomainError(Code.NO_REQUEST)
    mine = phone_of(case.connection, case.by.address_id)
    hers = (*_of(case.group_id, speaker), AddressMember.address_id.in_(mine))
    gone = case.connection.execute(delete(AddressMember).where(*hers)).rowcount
    return (MembershipDenied(speaker),) if gone else None


def whole_phone(connection: Connection, address: int, at: datetime) -> tuple[int, ...]:
    """The same, on every channel: a phone that writes by WhatsApp takes SMS too."""
    phone = connection.execute(select(Address.phone).where(Address.id == address)).scalar()
    others = addresses(connection, phone, at) if phone else ()
    return tuple(dict.fromkeys((address, *others)))


def phone_of(connection: Connection, address: int) -> tuple[int, ...]:
    """All addresses of the phone that this one is of, itself first."""
    phone = connection.execute(select(Address.phone).where(Address.id == address)).scalar()
    same = select(Address.id).where(Address.phone == phone, Address.id != address)
    others = connection.execute(same.order_by(Address.id)).scalars() if phone else ()
    return (address, *others)


def _hers(case: Case, member: int) -> Iterable[int]:
    which = select(AddressMember.address_id).where(*_of(case.group_id, member))
    return case.connection.execute(which).scalars()


def _of(group_id: int, member: int) -> tuple[ColumnElement[bool], ...]:
    return (AddressMember.group_id == group_id, AddressMember.member == member)
