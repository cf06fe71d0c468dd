"""What the clock does to the books by itself, and whom it tells."""

from datetime import date, time, timedelta

from sqlalchemy import select

from bot import clock
from bot.books import queries
from bot.books.carry_out import Actor, carry_out
from bot.domain.commands import ClaimDeposit, Head, Line, RecordCollection
from bot.domain.money import rupees
from bot.notices.routine import Routine
from bot.store import Store
from bot.store.tables import Claim, Meeting, Outbox
from tests import make
from tests.moment import Moment
from tests.people import EVERYONE, MEERA, REKHA, SITA


def _group(store: Store, **more: object) -> int:
    return store.write(lambda c: make.create_group(c, EVERYONE, phones=True, **more))


def _do(store: Store, group: int, member: int, command: object, source: str) -> None:
    store.write(lambda c: carry_out(c, Actor(group, member), command, source, clock.now()))


def _all(store: Store, column: object) -> list:
    return store.read(lambda c: list(c.execute(select(column)).scalars()))


def test_a_claim_nobody_answers_ends_and_she_is_told(store: Store, moment: Moment) -> None:
    """After seven days; two clocks tell it once."""
    group = _group(store)
    _do(store, group, SITA.number, ClaimDeposit(rupees(100), date(2026, 12, 9)), "in:1")
    first, second = Routine(store), Routine(store)
    first.go(clock.now())
    assert _all(store, Claim.state) == ["waiting"]
    moment.move(days=7, minutes=1)
    first.go(clock.now())
    second.go(clock.now())
    assert _all(store, Claim.state) == ["expired"]
    kinds = [kind for kind in _all(store, Outbox.kind) if kind.startswith("claim_")]
    assert kinds == ["claim_refused"]


def test_what_was_paid_ahead_is_saved_when_the_cycle_begins(store: Store, moment: Moment) -> None:
    """On the first of the month, once."""
    group = _group(store)
    ahead = RecordCollection(
        (Line(REKHA.number, rupees(200)), Line(REKHA.number, rupees(100), Head.ADVANCE)),
        date(2026, 12, 9),
    )
    _do(store, group, MEERA.number, ahead, "in:1")
    Routine(store).go(clock.now())
    before = store.read(lambda c: queries.savings(c, group, REKHA.number))
    moment.set(2026, 12, 31, 19)  # half past midnight in India
    for _ in range(2):
        Routine(store).go(clock.now())
    after = store.read(lambda c: queries.savings(c, group, REKHA.number))
    assert (before.compulsory, before.held) == (rupees(200), rupees(100))
    assert (after.compulsory, after.held) == (rupees(300), 0)


def test_the_next_meeting_is_planned_by_the_rule(store: Store, moment: Moment) -> None:
    """One, whoever looks; and the one after when that has begun."""
    _group(store, meeting_rule="monthly:10", meeting_time=time(17))
    for _ in range(2):
        Routine(store).go(clock.now())
    assert [at.day for at in _all(store, Meeting.starts_at)] == [10]
    moment.set(2026, 12, 10, 12)
    Routine(store).go(clock.now())
    assert sorted(at.month for at in _all(store, Meeting.starts_at)) == [1, 12]


def test_a_fault_in_one_task_does_not_stop_the_others(store: Store, moment: Moment) -> None:
    """And each is looked at as often as it wants."""
    routine = Routine(store)
    seen = []

    def breaks(_at: object) -> None:
        raise RuntimeError

    routine._tasks = [
        ("a", timedelta(seconds=15), breaks),
        ("b", timedelta(minutes=1), seen.append),
    ]
    routine.go(clock.now())
    moment.move(seconds=30)
    routine.go(clock.now())
    moment.move(seconds=31)
    routine.go(clock.now())
    assert len(seen) == 2
