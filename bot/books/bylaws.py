"""The rules of a group, decided anew."""

from datetime import date

from sqlalchemy import select, update

from bot.books.case import Case
from bot.books.proposals import Agreed, Needs, Plan
from bot.domain.bylaws import Bylaw, check, current
from bot.domain.commands import ChangeBylaw
from bot.domain.errors import Code, DomainError
from bot.domain.events import BylawChanged, Event
from bot.domain.money import Paise
from bot.domain.schedule import next_cycle
from bot.store.tables import Group


def _may_change(case: Case, command: ChangeBylaw) -> tuple[Plan, Needs]:
    """A second officer, whoever she is; what nobody would decide is refused."""
    speaker = case.officer().number
    check(command.law, command.value)
    if current(case.group, command.law, _since(case, command.law)) == command.value:
        raise DomainError(Code.NOTHING_TO_DO)
    what = f"{command.law.value} {command.value}"
    return Plan("bylaw", Paise(0), speaker, speaker, what=what), Needs(officers=1)


def _since(case: Case, law: Bylaw) -> date:
    """A saving is changed for the cycles that have not begun: nobody owes more for what is over."""
    if law is not Bylaw.SAVING:
        return case.today
    return next_cycle(case.group.cycle, case.group.dues_from or case.today, case.today)


def _change(case: Case, command: ChangeBylaw, _plan: Plan, _proposed_by: int) -> tuple[Event, ...]:
    """The row keeps which saving held when; of the other rules each loan and fine has its own."""
    since = _since(case, command.law)
    before = current(case.group, command.law, since)
    _may_change_still(before, command)
    this = Group.id == case.group_id
    kept = dict(case.connection.execute(select(Group.bylaws).where(this)).scalar_one() or {})
    if command.law is Bylaw.SAVING:
        earlier = [line for line in kept.get("savings", ()) if line[0] != since.isoformat()]
        kept["savings"] = [*earlier, [since.isoformat(), command.value]]
    else:
        kept[command.law.value] = command.value
    case.connection.execute(update(Group).where(this).values(bylaws=kept))
    return (BylawChanged(command.law, before, command.value, since),)


def _may_change_still(before: int, command: ChangeBylaw) -> None:
    """Another yes may have brought it about meanwhile."""
    if before == command.value:
        raise DomainError(Code.PROPOSAL_DECIDED, state="done")


change = Agreed(_may_change, _change)
