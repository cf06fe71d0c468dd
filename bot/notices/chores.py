"""What the clock does to the books by itself, and telling those whom it concerns.

Each of them may run twice at once: the books carry out a source, and let go of a claim, only once.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, select

from bot import log
from bot.books.carry_out import Actor, carry_out, expire_claims, lapse_proposals
from bot.domain.accounts import HELD
from bot.domain.commands import Command, PlanNextMeeting, ReleaseAdvances
from bot.domain.errors import DomainError
from bot.domain.events import Event
from bot.domain.groups import Cycle
from bot.domain.schedule import cycle_start
from bot.store import Store
from bot.store.tables import Balance, Group, Meeting
from bot.wording import told


@dataclass(frozen=True)
class Chore:
    """Something to be done every so often."""

    name: str
    do: Callable[[Store, datetime], None]
    every: timedelta = timedelta(minutes=1)


_WITH_ADVANCES = (
    select(Group.id, Group.cycle, Group.dues_from, Group.timezone)
    .join(Balance, Balance.group_id == Group.id)
    .where(Balance.code == HELD, Balance.paise < 0, Group.dues_from.is_not(None))
    .distinct()
)
_PLANNED = (
    select(Meeting.number)
    .where(
        Meeting.group_id == Group.id,
        Meeting.state == "planned",
        Meeting.starts_at > bindparam("at"),
    )
    .exists()
)
_WITHOUT_MEETING = select(Group.id).where(Group.meeting_rule != "", ~_PLANNED)


def _let_go(store: Store, at: datetime) -> None:
    """Claims after seven days, proposals after two."""

    def work(connection: Connection) -> None:
        refused: list[tuple[int, Event]] = [*expire_claims(connection, at)]
        refused += lapse_proposals(connection, at)
        for group_id, event in refused:
            _tell(connection, group_id, [event], at)

    store.write(work)


def _release_advances(store: Store, at: datetime) -> None:
    """The cycle that has begun takes what was paid ahead for it."""
    for group_id, cycle, first, timezone in store.read(lambda c: c.execute(_WITH_ADVANCES).all()):
        today = at.astimezone(ZoneInfo(timezone)).date()
        if first and first <= today:
            begins: date = cycle_start(Cycle(cycle), first, today)
            source = f"clock:release:{begins.isoformat()}"
            _carry_out(store, group_id, ReleaseAdvances(begins), source, at)


def _plan_meetings(store: Store, at: datetime) -> None:
    """The next meeting of every group that has a rule and none to come."""
    for group_id in store.read(lambda c: c.execute(_WITHOUT_MEETING, {"at": at}).scalars().all()):
        source = f"clock:plan:{group_id}:{at:%Y-%m-%dT%H}"
        _carry_out(store, group_id, PlanNextMeeting(), source, at)


def _carry_out(store: Store, group_id: int, command: Command, source: str, at: datetime) -> None:
    by = Actor(group_id, None)

    def work(connection: Connection) -> None:
        outcome = carry_out(connection, by, command, source, at)
        _tell(connection, group_id, outcome.events, at)

    try:
        store.write(work)
    except DomainError as refusal:  # one group's trouble is not the others'
        log.get().warning("clock.refused", group=group_id, source=source, code=refusal.code.value)


def _tell(connection: Connection, group_id: int, events: Sequence[Event], at: datetime) -> None:
    if events:
        told.tell(connection, told.scene(connection, group_id, at), events, at)


CHORES: tuple[Chore, ...] = (
    Chore("let_go", _let_go),
    Chore("plan_meetings", _plan_meetings),
    Chore("release_advances", _release_advances, every=timedelta(minutes=10)),
)
