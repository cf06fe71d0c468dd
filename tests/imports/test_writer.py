"""A draft written into real books: register, phones, offices, opening balances, first meeting."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.books import queries
from bot.books.check import check
from bot.imports import reader, writer
from bot.store import Store
from bot.store.tables import (
    Account,
    Address,
    AddressMember,
    Balance,
    Entry,
    Group,
    Meeting,
    Member,
    OfficeHeld,
)
from tests.imports.workbook import GROUP, MEMBERS, write_workbook
from tests.moment import Moment


@pytest.fixture
def group_id(store: Store, tmp_path: Path, moment: Moment) -> int:
    draft = reader.read(write_workbook(tmp_path))
    return store.write(lambda c: writer.write(c, draft, moment.at))


def test_the_register_and_the_offices(store: Store, group_id: int) -> None:
    members = store.read(
        lambda c: c.execute(select(Member.number, Member.name).order_by(Member.number)).all()
    )
    assert [tuple(row) for row in members][:2] == [(1, "सुनीता"), (2, "मीरा")]
    offices = store.read(lambda c: c.execute(select(OfficeHeld.role, OfficeHeld.member)).all())
    assert sorted(map(tuple, offices)) == [("president", 1), ("treasurer", 2)]
    assert store.read(lambda c: c.scalar(select(Group.holder))) == 2


def test_each_phone_is_reached_on_whatsapp_first_and_sms_second(
    store: Store, group_id: int
) -> None:
    rows = store.read(
        lambda c: c.execute(
            select(AddressMember.member, AddressMember.rank, Address.channel, Address.phone)
            .join(Address)
            .order_by(AddressMember.member, AddressMember.rank)
        ).all()
    )
    assert len(rows) == 8  # four women with a phone, two channels each
    assert tuple(rows[0]) == (1, 0, "whatsapp", "+919999900001")
    assert tuple(rows[1]) == (1, 1, "sms", "+919999900001")
    shared = {row.member for row in rows if row.phone == "+919999900003"}
    assert shared == {3, 4}
    assert store.read(lambda c: c.scalar(select(func.count(Address.id)))) == 6


def test_opening_savings_are_hers_and_are_no_dues(
    store: Store, group_id: int, moment: Moment
) -> None:
    """₹1,700 brought in against 3090; the December meeting's ₹100 is what is due."""
    assert store.read(lambda c: queries.savings(c, group_id, 3)).total == 50000
    opened = select(Balance.paise).where(Balance.code == "3090")
    assert store.read(lambda c: c.scalar(opened)) == 170000
    group = store.read(lambda c: queries.group(c, group_id))
    assert group.dues_from == date(2026, 12, 1)
    dues = store.read(lambda c: queries.all_dues(c, group, date(2026, 12, 9)))
    assert set(dues.values()) == {10000}
    assert store.read(check) == []


def test_the_first_meeting_is_planned(store: Store, group_id: int) -> None:
    """The tenth at five in the afternoon in India."""
    starts_at = store.read(lambda c: c.scalar(select(Meeting.starts_at)))
    assert starts_at == datetime(2026, 12, 10, 11, 30, tzinfo=UTC)


def test_a_second_group_shares_the_phones_it_has_in_common(
    store: Store, group_id: int, tmp_path: Path, moment: Moment
) -> None:
    draft = reader.read(write_workbook(tmp_path, {**GROUP, "code": "ASHA2"}))
    store.write(lambda c: writer.write(c, draft, moment.at))
    assert store.read(lambda c: c.scalar(select(func.count(Address.id)))) == 6
    assert store.read(lambda c: c.scalar(select(func.count(AddressMember.member)))) == 16


def test_a_code_that_is_taken_stands_against_it(
    store: Store, group_id: int, tmp_path: Path
) -> None:
    draft = reader.read(write_workbook(tmp_path))
    (fault,) = store.read(lambda c: writer.already_there(c, draft))
    assert "ASHA1" in fault.reason


def test_a_group_without_opening_savings_or_meeting_day(
    store: Store, tmp_path: Path, moment: Moment
) -> None:
    group = {k: v for k, v in GROUP.items() if not k.startswith("meeting")}
    members = [line[:-1] for line in MEMBERS]
    draft = reader.read(write_workbook(tmp_path, group, members))
    store.write(lambda c: writer.write(c, draft, moment.at))
    assert store.read(lambda c: c.scalar(select(func.count(Entry.number)))) == 0
    assert store.read(lambda c: c.scalar(select(func.count(Meeting.number)))) == 0
    assert store.read(lambda c: c.scalar(select(func.count(Account.code)))) == 0
    assert store.read(lambda c: c.scalar(select(Group.dues_from))) == date(2027, 1, 1)
