"""The box of a keeper who cannot hand it over: counted by others, the difference named."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, insert, update

from bot.books import queries
from bot.domain.commands import (
    AnswerProposal,
    ChangeHolder,
    LeaveGroup,
    RecordDeath,
    TakeOverBox,
)
from bot.domain.errors import Code
from bot.domain.events import BoxTakenOver, CashMoved, TakeOverPlanned
from bot.domain.groups import Role
from bot.domain.money import Paise, rupees
from bot.store import Store
from bot.store.tables import AddressMember, Meeting, OfficeHeld
from tests.books.desk import Desk
from tests.make import NOW, TODAY
from tests.people import GEETA, KSHAMA, MEERA, REKHA, SITA, SUNITA

YES = AnswerProposal(1, yes=True)


@pytest.fixture
def desk(store: Store) -> Desk:
    """Meera, the treasurer, keeps 900; 200 of her own are saved."""
    desk = Desk(store, phones=True)
    desk.collects(MEERA, (REKHA, 700))
    desk.collects(SUNITA, (MEERA, 200))
    return desk


def box(desk: Desk) -> dict[int, int]:
    return {who: paise // 100 for who, paise in desk.read(queries.cash).in_hand.items()}


def test_two_other_officers_count_it_and_everything_is_there(desk: Desk) -> None:
    """She is told before anybody says yes; the new keeper, no officer, says yes last."""
    asked, told = desk.says(SUNITA, TakeOverBox(3, 5, rupees(900))).events
    assert (asked.kind, asked.asks, asked.ask) == ("takeover", "officer", (2,))
    assert told == TakeOverPlanned(1, 3, 5, rupees(900))
    desk.refuses(MEERA, YES, Code.NOT_ASKED)
    assert desk.event(KSHAMA, YES).ask == (5,)
    done = desk.event(GEETA, YES)
    assert done == BoxTakenOver(done.code, 3, 5, rupees(900), rupees(900), "")
    assert desk.legs(done.code) == [("1010", "5", 900), ("1010", "3", -900)]
    assert desk.read(queries.holder) == 5
    assert desk.agrees()


def test_what_is_missing_she_owes(desk: Desk) -> None:
    """Rows 13 and 51; taken off what is hers when her death is written."""
    desk.says(SUNITA, TakeOverBox(3, 2, rupees(750)))
    done = desk.event(KSHAMA, YES)
    assert (done.difference, done.counted, done.there) == ("holder_owes", rupees(750), rupees(900))
    assert desk.legs(done.code) == [("1300", "3", 150), ("1010", "2", -150)]
    assert box(desk) == {2: 750}
    desk.says(SUNITA, RecordDeath(3, "बेटी", by_bank=False))
    left = desk.event(KSHAMA, AnswerProposal(2, yes=True))
    assert (left.saved, left.owed, left.paid) == (rupees(200), rupees(150), rupees(50))
    assert desk.agrees()


def test_the_group_may_bear_it_or_there_is_too_much(desk: Desk) -> None:
    """5910, or 4910."""
    desk.says(SUNITA, TakeOverBox(3, 2, rupees(750), she_owes=False))
    done = desk.event(KSHAMA, YES)
    assert desk.legs(done.code) == [("5910", "", 150), ("1010", "2", -150)]
    desk.says(SUNITA, TakeOverBox(2, 1, rupees(800)))
    done = desk.event(MEERA, AnswerProposal(2, yes=True))
    assert (done.difference, desk.legs(done.code)) == (
        "cash_over", [("1010", "1", 50), ("4910", "", -50)],
    )  # fmt: skip
    assert box(desk) == {1: 800}


def test_an_empty_box_is_taken_over_without_an_entry(store: Store) -> None:
    desk = Desk(store, phones=True)
    desk.says(SUNITA, TakeOverBox(3, 2, Paise(0)))
    done = desk.event(KSHAMA, YES)
    assert (done.code, done.difference) == ("", "")
    assert desk.read(queries.holder) == 2


def test_who_may_not(desk: Desk) -> None:
    """She herself hands over; no plain member; not of another's box; no odd sums."""
    desk.refuses(MEERA, TakeOverBox(3, 2, rupees(900)), Code.OWN_MONEY, member=3)
    desk.refuses(GEETA, TakeOverBox(3, 5, rupees(900)), Code.NOT_ALLOWED)
    desk.refuses(SUNITA, TakeOverBox(4, 5, rupees(900)), Code.NOT_HOLDER, member=4)
    desk.refuses(SUNITA, TakeOverBox(3, 3, rupees(900)), Code.SAME_PERSON, member=3)
    desk.refuses(SUNITA, TakeOverBox(3, 2, Paise(50)), Code.AMOUNT_NOT_WHOLE)
    desk.refuses(SUNITA, TakeOverBox(3, 2, Paise(-100)), Code.AMOUNT_NEGATIVE)
    desk.refuses(SUNITA, TakeOverBox(3, 2, rupees(9), meeting=7), Code.NO_RESOLUTION, meeting=7)


def test_another_sum_in_the_book_is_another_count(desk: Desk) -> None:
    """Money came into the box after it was counted."""
    desk.says(SUNITA, TakeOverBox(3, 2, rupees(900)))
    desk.collects(MEERA, (REKHA, 100))
    desk.refuses(KSHAMA, YES, Code.PROPOSAL_DECIDED, state="lapsed")


def alone(desk: Desk) -> None:
    """Sunita is the only officer beside Meera."""
    secretary = OfficeHeld.role == Role.SECRETARY
    desk.store.write(lambda c: c.execute(update(OfficeHeld).where(secretary).values(until=TODAY)))


def test_without_a_second_officer_a_meeting_and_two_women_decide(desk: Desk) -> None:
    """Then her office goes with the box, so that the group has two officers again."""
    alone(desk)
    desk.refuses(SUNITA, TakeOverBox(3, 5, rupees(900)), Code.NO_RESOLUTION)
    held = {"group_id": desk.group, "number": 1, "starts_at": NOW - timedelta(2), "state": "held"}
    desk.store.write(lambda c: c.execute(insert(Meeting).values(**held, created_at=NOW)))
    desk.refuses(SUNITA, TakeOverBox(3, 5, rupees(900), meeting=1), Code.WITNESSES, least=2)
    hers = TakeOverBox(3, 5, rupees(900), meeting=1, witnesses=(3, 1))
    desk.refuses(SUNITA, hers, Code.WITNESSES, least=2)
    seen = TakeOverBox(3, 5, rupees(900), meeting=1, witnesses=(4, 6))
    asked, _told = desk.says(SUNITA, seen).events
    assert (asked.asks, asked.ask) == ("member", (5, 4, 6))
    desk.says(GEETA, YES)
    desk.says(REKHA, YES)
    desk.says(SITA, YES)
    officers = {m.number: m.roles for m in desk.read(queries.members, TODAY) if m.is_officer}
    assert officers == {1: {Role.PRESIDENT}, 5: {Role.TREASURER}}
    assert desk.read(queries.holder) == 5


def test_a_keeper_without_a_phone_hands_over_before_an_officer(desk: Desk) -> None:
    """Her yes cannot come by message: another officer has seen it."""
    desk.store.write(lambda c: c.execute(delete(AddressMember).where(AddressMember.member == 3)))
    asked = desk.event(SUNITA, ChangeHolder(3, 5))
    assert (asked.asks, asked.ask) == ("officer", (2,))
    assert desk.event(KSHAMA, YES).ask == (5,)
    moved = desk.event(GEETA, YES)
    assert moved == CashMoved("holder", moved.code, 3, 5, rupees(900))


def test_who_left_the_box_short_cannot_leave_before_it_is_paid(desk: Desk) -> None:
    desk.says(SUNITA, TakeOverBox(3, 2, rupees(600)))
    desk.says(KSHAMA, YES)
    held = {"group_id": desk.group, "number": 1, "starts_at": NOW - timedelta(2), "state": "held"}
    desk.store.write(lambda c: c.execute(insert(Meeting).values(**held, created_at=NOW)))
    owes = {"owed": rupees(300), "saved": rupees(200)}
    desk.refuses(SUNITA, LeaveGroup(3, 1), Code.OWES_MORE, **owes)
