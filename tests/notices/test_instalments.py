"""Instalments and proposals: told in time, once, hidden on shared phones, withdrawn when paid."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.books.carry_out import Actor, carry_out
from bot.domain.commands import AnswerProposal, Head, Line, PayLoan, RecordCollection
from bot.domain.groups import Method
from bot.domain.money import rupees
from bot.notices import instalment_due, proposal_waiting, run
from bot.store import Store
from bot.store.tables import Outbox
from tests import make
from tests.people import EVERYONE, GEETA, MEERA, RADHA, REKHA, SUNITA, Person

PAID = datetime(2026, 11, 21, 6, 30, tzinfo=UTC)
Lend = Callable[[Person], None]


@pytest.fixture
def group(store: Store) -> int:
    """Ten women with phones, ₹9,000 in the box."""
    group = store.write(lambda c: make.create_group(c, EVERYONE, phones=True, dues_from=None))
    line = Line(1, rupees(9000), Head.OPTIONAL)
    _carry(store, group, MEERA, RecordCollection((line,), PAID.date()))
    return group


@pytest.fixture
def lend(store: Store, group: int) -> Lend:
    """₹1,000 in five months, given on 21 November."""

    def lend(to: Person) -> None:
        given = PayLoan(to.number, rupees(1000), 5, 200, Method.FALLING)
        number = _carry(store, group, MEERA, given).events[0].proposal
        for who in (SUNITA, to):
            _carry(store, group, who, AnswerProposal(number, yes=True))

    return lend


_sources = iter(range(10_000))


def _carry(store: Store, group: int, who: Person, command: Any) -> Any:
    source = f"in:{next(_sources)}"

    def work(c: Connection) -> Any:
        return carry_out(c, Actor(group, who.number), command, source, PAID)

    return store.write(work)


def _at(month: int, day: int, hour: int, year: int = 2026) -> datetime:
    """Of a wall clock in India that is half an hour ahead of the hour."""
    return datetime(year, month, day, hour - 5, 0, tzinfo=UTC)


def _said(store: Store, at: datetime) -> list[str]:
    """The kinds that are new."""
    before = store.read(lambda c: set(c.execute(select(Outbox.id)).scalars()))
    run(store, instalment_due.NOTICE, at)
    rows = store.read(lambda c: c.execute(select(Outbox.id, Outbox.kind)).all())
    return [row.kind for row in rows if row.id not in before]


def test_three_days_before_on_the_day_and_every_week_after(store: Store, lend: Lend) -> None:
    """Each once, by day."""
    lend(GEETA)
    assert _said(store, _at(12, 17, 12)) == []
    assert _said(store, _at(12, 18, 8)) == []
    assert _said(store, _at(12, 18, 12)) == ["instalment_due"]
    assert _said(store, _at(12, 19, 12)) == []
    assert _said(store, _at(12, 21, 12)) == ["instalment_today"]
    assert _said(store, _at(12, 22, 12)) == ["instalment_overdue"]
    assert _said(store, _at(12, 27, 12)) == []
    assert _said(store, _at(12, 28, 12)) == ["instalment_overdue"]
    assert _said(store, _at(1, 4, 12, 2027)) == ["instalment_overdue"]


def test_nobody_else_reads_of_her_loan(store: Store, lend: Lend) -> None:
    """Two on one phone: one message, no sum, no word of a loan."""
    lend(REKHA)
    lend(RADHA)
    assert _said(store, _at(12, 18, 12)) == ["instalment_due_shared"]
    text = store.read(
        lambda c: c.execute(
            select(Outbox.text).where(Outbox.kind == "instalment_due_shared")
        ).scalar_one()
    )
    assert "रेखा, राधा" in text
    assert "लोन" not in text
    assert "₹" not in text


def test_who_does_not_answer_is_reminded_once(store: Store, group: int) -> None:
    """After a day; not at night; not when it has lapsed."""
    given = PayLoan(GEETA.number, rupees(1000), 5, 200, Method.FALLING)
    _carry(store, group, MEERA, given)
    looks = [_at(11, 22, 11), _at(11, 22, 13), _at(11, 22, 14), _at(11, 24, 13)]
    assert [run(store, proposal_waiting.NOTICE, at) for at in looks] == [0, 2, 0, 0]
