"""A group is founded by chat: its register is written, and its officers are asked for their yes."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from sqlalchemy import Connection, exists, select, update

from bot.books import codes
from bot.books.actor import Actor
from bot.books.case import Case, check_amount, open_case
from bot.books.enrol import create_group, enrol, first_due, link
from bot.books.lapsing import lapse_others
from bot.books.meetings import plan_next
from bot.books.new_phones import welcome, whole_phone
from bot.books.proposals import Agreed, Needs, Plan
from bot.books.voices import reached_apart
from bot.clock import INDIA
from bot.domain.commands import BeginGroup, FoundGroup, NewMember, PlanNextMeeting
from bot.domain.errors import Code, DomainError
from bot.domain.events import Event, GroupBegun, GroupFounded
from bot.domain.groups import FEWEST, MOST, Role
from bot.domain.money import Paise
from bot.store.tables import Group

_A_DAY = timedelta(hours=24)
FOUNDER = 1


def found(
    connection: Connection, by: Actor, command: FoundGroup, source: str, at: datetime
) -> tuple[Event, ...]:
    """Write it down and ask the others who are to hold an office."""
    _check(connection, by, command, at)
    group_id = _create(connection, by, command, at)
    day = at.astimezone(INDIA).date()
    enrol(connection, group_id, command.members, day)
    founder = Actor(group_id, FOUNDER, by.address_id)
    if by.address_id is not None:
        link(connection, group_id, FOUNDER, whole_phone(connection, by.address_id, at))
    case = open_case(connection, founder, source, at)
    reached = [(member, welcome(case, member.number, member.phone)) for member in command.members]
    happened = GroupFounded(
        group_id,
        _code(connection, group_id),
        command.name,
        FOUNDER,
        tuple(member.number for member, _asked in reached),
        tuple(member.number for member, asked in reached if asked),
    )
    requests = tuple(asked for _member, asked in reached if asked)
    return (happened, *requests, *_begin_at_once(case))


def _begin_at_once(case: Case) -> tuple[Event, ...]:
    """Nobody may be there who could be asked: then the group begins later."""
    try:
        return begin(case, BeginGroup())
    except DomainError as error:
        if error.code is Code.NO_SECOND_PHONE:
            return ()
        raise


def _check(connection: Connection, by: Actor, command: FoundGroup, at: datetime) -> None:
    if by.group_id is not None:
        raise DomainError(Code.IN_GROUP)
    recent = exists().where(Group.founded_by == by.address_id, Group.created_at > at - _A_DAY)
    if connection.execute(select(recent)).scalar_one():
        raise DomainError(Code.FOUNDED_TODAY)
    check_size(len(command.members))
    check_amount(command.saving)
    founder = next(member for member in command.members if member.number == FOUNDER)
    if founder.role is None:
        raise DomainError(Code.FOUNDER_NO_OFFICE)
    if {member.role for member in command.members} < set(Role):
        raise DomainError(Code.TOO_FEW, count=len(command.members), least=FEWEST)


def check_size(count: int) -> None:
    """Raises TOO_FEW or TOO_MANY."""
    if count < FEWEST:
        raise DomainError(Code.TOO_FEW, count=count, least=FEWEST)
    if count > MOST:
        raise DomainError(Code.TOO_MANY, count=count, most=MOST)


def _create(connection: Connection, by: Actor, command: FoundGroup, at: datetime) -> int:
    day = at.astimezone(INDIA).date()
    language = next(m.language for m in command.members if m.number == FOUNDER) or "hi"
    group_id = create_group(
        connection,
        at,
        code=f"~{by.address_id}:{at.isoformat()}",  # until its number is known
        name=command.name,
        programme=command.programme,
        place=command.place,
        cycle=command.cycle,
        saving=command.saving,
        language=language,
        formed_on=day,
        dues_from=first_due(command.rule, command.cycle, day),
        meeting_rule=command.rule,
        meeting_time=time(command.hour, command.minute),
        holder=_treasurer(command.members),
        state="founding",
        founded_by=by.address_id,
    )
    named = update(Group).where(Group.id == group_id)
    connection.execute(named.values(code=_free_code(connection, group_id)))
    return group_id


def _treasurer(members: tuple[NewMember, ...]) -> int | None:
    return next((m.number for m in members if m.role is Role.TREASURER), None)


def _free_code(connection: Connection, group_id: int) -> str:
    """As receipts have them: a woman can read it out; another where an import has taken it."""
    place = group_id
    while _taken(connection, code := codes.code(0, place)):
        place += codes.HOW_MANY // 2
    return code


def _taken(connection: Connection, code: str) -> bool:
    return connection.execute(select(Group.id).where(Group.code == code)).first() is not None


def _code(connection: Connection, group_id: int) -> str:
    return str(connection.execute(select(Group.code).where(Group.id == group_id)).scalar_one())


def _may_begin(case: Case, _command: BeginGroup) -> tuple[Plan, Needs]:
    """Every officer whose own phone is known; else, with the speaker, one more woman."""
    speaker = case.officer().number
    if case.group.is_open:
        raise DomainError(Code.NOTHING_TO_DO)
    check_size(len(case.present))
    lapse_others(case, "begin")  # what was asked before counts no more
    others = reached_apart(case, speaker)
    officers = tuple(n for n in case.officers(speaker) if n in others)
    ask = officers or tuple(m.number for m in case.present if m.number in others)[:1]
    if not ask:
        raise DomainError(Code.NO_SECOND_PHONE)
    return Plan("begin", Paise(0), speaker, speaker), Needs(ask)


def _begun(case: Case, _c: BeginGroup, _plan: Plan, _proposed_by: int) -> tuple[Event, ...]:
    """From now on money can be written; its first meeting is planned."""
    if case.group.is_open:
        raise DomainError(Code.PROPOSAL_DECIDED, state="done")
    opened(case)
    return (GroupBegun(),)


def opened(case: Case) -> None:
    """The group takes up its work; its first meeting is planned, and everyone reminded of it."""
    this = Group.id == case.group_id
    case.connection.execute(update(Group).where(this).values(state="open"))
    by_clock = replace(case, by=Actor(case.group_id, None))
    plan_next(by_clock, PlanNextMeeting())


begin = Agreed(_may_begin, _begun)
