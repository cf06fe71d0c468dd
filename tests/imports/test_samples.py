"""The sample groups: four, with six months of history in books that agree with themselves."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.books import queries
from bot.books.check import check
from bot.imports import samples
from bot.store import Store
from bot.store.tables import Address, Entry, Group, Meeting, Member

NOW = datetime(2026, 11, 21, 8, tzinfo=UTC)


@pytest.fixture
def loaded(store: Store) -> Store:
    store.write(lambda c: list(samples.load(c, NOW)))
    return store


def test_who_is_there(loaded: Store) -> None:
    counted = (
        select(Group.code, Group.programme, Group.place, func.count())
        .join(Member, Member.group_id == Group.id)
        .group_by(Group.code, Group.programme, Group.place)
        .order_by(Group.code)
    )
    assert [tuple(row) for row in loaded.read(lambda c: c.execute(counted).all())] == [
        ("DURGA", "NRLM", "सहसपुर", 10),
        ("JOHRA", "NRLM", "", 12),
        ("PARMESHWARI", "NULM", "भिलाई", 12),
        ("SRISHTI", "NULM", "भिलाई", 13),
    ]


def test_srishti_has_saved_six_times_a_hundred_each_and_has_its_revolving_fund(
    loaded: Store,
) -> None:
    """13 × ₹100 × 6 = ₹7,800; five months and ₹10 of fine are in the bank beside ₹10,000."""
    group_id = _of(loaded, "SRISHTI", Group.id)
    money = loaded.read(lambda c: queries.cash(c, group_id))
    assert money.savings == 780_000
    assert money.in_bank == 1_000_000 + 5 * 130_000 + 1_000
    assert money.in_hand == {3: 130_000}
    assert money.in_transit == {}


def test_nobody_owes_anything_but_this_month(loaded: Store) -> None:
    group = loaded.read(lambda c: queries.group(c, _of(loaded, "SRISHTI", Group.id)))
    dues = loaded.read(lambda c: queries.all_dues(c, group, date(2026, 11, 21)))
    assert set(dues.values()) == {10_000}


def test_the_books_agree_and_every_past_meeting_was_held(loaded: Store) -> None:
    assert loaded.read(check) == []
    open_ones = select(Meeting.starts_at).where(Meeting.state == "planned")
    starts = loaded.read(lambda c: c.scalars(open_ones).all())
    assert len(starts) == 4
    held = select(func.count()).select_from(Meeting).where(Meeting.state == "held")
    assert loaded.read(lambda c: c.scalar(held)) == 24


def test_loading_again_changes_nothing(loaded: Store) -> None:
    entries = select(func.count()).select_from(Entry)
    before = loaded.read(lambda c: c.scalar(entries))
    assert loaded.write(lambda c: list(samples.load(c, NOW))) == []
    assert loaded.read(lambda c: c.scalar(entries)) == before


@pytest.mark.parametrize("month", range(1, 13))
def test_they_can_be_loaded_in_any_month(store: Store, month: int) -> None:
    now = datetime(2027, month, 28, 22, tzinfo=UTC)
    assert len(store.write(lambda c: list(samples.load(c, now)))) == 4


def test_phones_belong_to_nobody(loaded: Store) -> None:
    phones = loaded.read(lambda c: c.scalars(select(Address.phone)).all())
    assert all(phone.startswith("+919999900") for phone in phones)


def _of(store: Store, code: str, column: Any) -> Any:
    work: Callable[..., Any] = lambda c: c.scalar(select(column).where(Group.code == code))  # noqa: E731
    return store.read(work)
