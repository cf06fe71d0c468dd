"""Who comes into the group."""

from sqlalchemy import func, select, update

from bot.books.case import Case
from bot.books.enrol import enrol, link
from bot.books.founding import check_size
from bot.books.new_phones import newly_answered, welcome, whole_phone
from bot.domain.commands import AddMember, AnswerJoin, NewMember
from bot.domain.errors import Code, DomainError
from bot.domain.events import Event, JoinRefused, MemberAdded
from bot.store.tables import JoinRequest, Member


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
    state = newly_answered(row.state, yes=command.yes)
    if state is None:
        return None
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
