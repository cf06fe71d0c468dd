"""Wages and shares to members: rows 43, 44 and 48, and the wages of the worked examples A and B."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot.books import queries
from bot.domain.accounts import BANK, CASH
from bot.domain.commands import (
    AnswerProposal,
    KeepShare,
    OpenBooks,
    Opening,
    Part,
    Pay,
    Payable,
    PayOut,
    RecordWages,
    ReverseEntry,
)
from bot.domain.errors import Code
from bot.domain.events import PaidOut, PayoutsAsked, ProposalRefused, ShareKept, WagesDue
from bot.domain.groups import Role
from bot.domain.money import Paise, rupees
from bot.store import Store
from tests.books.desk import Desk, shares_phone
from tests.make import TODAY
from tests.people import GEETA, KSHAMA, MEERA, PHULO, REKHA, SITA, SUNITA, Person

YES = AnswerProposal(1, yes=True)


def parts(*sums: tuple[Person, int]) -> tuple[Part, ...]:
    return tuple(Part(person.number, rupees(amount)) for person, amount in sums)


@pytest.fixture
def desk(store: Store) -> Desk:
    """2,000 in the treasurer's box, 5,000 in the bank; 300 of last year's surplus is Geeta's."""
    desk = Desk(store, phones=True)
    there = (
        Opening(CASH, "3", rupees(2000)),
        Opening(BANK, "", rupees(5000)),
        Opening("2050", "5", rupees(-300)),
    )
    desk.says(None, OpenBooks(TODAY - timedelta(30), there))
    return desk


def test_wages_are_due_after_a_second_officer_s_yes(desk: Desk) -> None:
    """Row 43; each her own sum and her own receipt."""
    asked = desk.event(MEERA, RecordWages(parts((SITA, 500), (GEETA, 400)), "सिलाई"))
    assert (asked.kind, asked.paise, asked.what, asked.ask) == ("wages", rupees(900), "2", (1, 2))
    assert desk.read(queries.payable, Payable.WAGES) == {}
    due = desk.event(SUNITA, YES)
    assert isinstance(due, WagesDue)
    assert [(line.member, line.paise) for line in due.lines] == [(6, rupees(500)), (5, rupees(400))]
    assert desk.legs(due.lines[0].code) == [("5120", "", 500), ("2060", "6", -500)]
    assert desk.read(queries.payable, Payable.WAGES) == {5: rupees(400), 6: rupees(500)}
    assert desk.agrees()


def test_each_is_paid_by_her_own_yes(desk: Desk) -> None:
    """Row 44: one who says no or nothing does not hold up the others."""
    wages = RecordWages(parts((SITA, 500), (GEETA, 400), (REKHA, 300)), pay=Pay.CASH)
    desk.says(MEERA, wages)
    due, asked = desk.says(SUNITA, YES).events
    assert isinstance(due, WagesDue)
    assert isinstance(asked, PayoutsAsked)
    assert [(p.proposal, p.ask, p.paise) for p in asked.proposals] == [
        (2, (6,), rupees(500)),
        (3, (5,), rupees(400)),
        (4, (4,), rupees(300)),
    ]
    paid = desk.event(SITA, AnswerProposal(2, yes=True))
    assert paid == PaidOut(Payable.WAGES, paid.code, 6, rupees(500), Paise(0), 3)
    assert desk.legs(paid.code) == [("1010", "3", -500), ("2060", "6", 500)]
    refused = desk.event(GEETA, AnswerProposal(3, yes=False))
    assert isinstance(refused, ProposalRefused)
    assert desk.read(queries.payable, Payable.WAGES) == {4: rupees(300), 5: rupees(400)}
    desk.refuses(GEETA, AnswerProposal(4, yes=True), Code.NOT_ASKED)
    assert desk.agrees()


def test_what_is_due_is_paid_later_and_not_more(desk: Desk) -> None:
    """A round of its own, from the bank."""
    desk.says(MEERA, RecordWages(parts((SITA, 500), (GEETA, 400))))
    desk.says(SUNITA, YES)
    over = {"member": 6, "paise": rupees(501), "there": rupees(500)}
    too_much = PayOut(Payable.WAGES, parts((SITA, 501)))
    desk.refuses(MEERA, too_much, Code.MORE_THAN_PAYABLE, **over)
    both = PayOut(Payable.WAGES, parts((SITA, 500), (GEETA, 400)), by_bank=True)
    assert desk.event(KSHAMA, both).kind == "wages_round"
    (asked,) = desk.says(MEERA, AnswerProposal(2, yes=True)).events
    assert [p.proposal for p in asked.proposals] == [3, 4]
    paid = desk.event(GEETA, AnswerProposal(4, yes=True))
    assert desk.legs(paid.code) == [("1020", "", -400), ("2060", "5", 400)]
    again = PayOut(Payable.WAGES, parts((GEETA, 400)))
    desk.refuses(MEERA, again, Code.MORE_THAN_PAYABLE, there=Paise(0))


def test_one_alone_is_asked_after_the_second_officer(desk: Desk) -> None:
    """An officer too, and never before another has agreed."""
    desk.says(MEERA, RecordWages(parts((MEERA, 200), (SITA, 200))))
    desk.says(SUNITA, YES)
    asked = desk.event(MEERA, PayOut(Payable.WAGES, parts((MEERA, 200))))
    assert (asked.kind, asked.ask, asked.asks) == ("pay_wages", (1, 2), "officer")
    desk.refuses(MEERA, AnswerProposal(2, yes=True), Code.NOT_ASKED)
    assert desk.event(KSHAMA, AnswerProposal(2, yes=True)).ask == (3,)
    assert desk.event(MEERA, AnswerProposal(2, yes=True)).paise == rupees(200)


def test_for_a_woman_without_a_phone_another_officer_sees_it(desk: Desk) -> None:
    """Not the one who proposed it and pays it out, nor the one who agreed to the round."""
    desk.says(MEERA, RecordWages(parts((PHULO, 300), (SITA, 300)), pay=Pay.CASH))
    _due, asked = desk.says(SUNITA, YES).events
    assert (asked.proposals[0].asks, asked.proposals[0].ask) == ("voucher", (2,))
    desk.refuses(SUNITA, AnswerProposal(2, yes=True), Code.NOT_ASKED)
    assert desk.event(KSHAMA, AnswerProposal(2, yes=True)).member == 10


def test_where_no_other_officer_is_left_any_member_sees_it(desk: Desk) -> None:
    """The treasurer pays it out, the secretary proposed it, the president agreed."""
    desk.says(KSHAMA, RecordWages(parts((PHULO, 300), (SITA, 300)), pay=Pay.CASH))
    _due, asked = desk.says(SUNITA, YES).events
    assert asked.proposals[0].ask == (4, 5, 6, 7, 8, 9)
    desk.refuses(MEERA, AnswerProposal(2, yes=True), Code.NOT_ASKED)
    assert desk.event(REKHA, AnswerProposal(2, yes=True)).member == 10


def test_on_the_payers_phone_she_has_not_said_that_she_got_it(desk: Desk) -> None:
    """Geeta's phone is Meera's: who pays out in cash does not also say that it arrived."""
    shares_phone(desk, GEETA, MEERA)
    desk.says(KSHAMA, PayOut(Payable.SHARE, parts((GEETA, 300))))
    asked = desk.event(SUNITA, YES)
    assert (asked.asks, MEERA.number in asked.ask, GEETA.number in asked.ask) == (
        "voucher",
        False,
        False,
    )


def test_what_is_no_wage(desk: Desk) -> None:
    """Refused with the reason; nothing is written."""
    desk.refuses(REKHA, RecordWages(parts((SITA, 500))), Code.NOT_ALLOWED)
    desk.refuses(MEERA, RecordWages(()), Code.NOTHING_TO_DO)
    desk.refuses(MEERA, PayOut(Payable.WAGES, ()), Code.NOTHING_TO_DO)
    desk.refuses(MEERA, RecordWages((Part(6, Paise(0)),)), Code.AMOUNT_ZERO)
    desk.refuses(MEERA, RecordWages((Part(77, rupees(5)),)), Code.NOT_A_MEMBER, member=77)
    twice = RecordWages(parts((SITA, 500), (SITA, 500)))
    desk.refuses(MEERA, twice, Code.WRONG_SHARES)
    much = RecordWages(parts((SITA, 6_00_000)))
    desk.refuses(MEERA, much, Code.ABOVE_LIMIT, limit=rupees(5_00_000))
    cash = {"paise": rupees(2001), "there": rupees(2000), "member": 3}
    now = RecordWages(parts((SITA, 2001)), pay=Pay.CASH)
    desk.refuses(MEERA, now, Code.NOT_ENOUGH_CASH, **cash)
    bank = {"paise": rupees(5001), "there": rupees(5000)}
    now = RecordWages(parts((SITA, 5001)), pay=Pay.BANK)
    desk.refuses(MEERA, now, Code.NOT_ENOUGH_IN_BANK, **bank)


def test_wages_that_were_paid_cannot_be_taken_back(desk: Desk) -> None:
    """First the payment, then what was due; each by two officers."""
    desk.says(MEERA, RecordWages(parts((SITA, 500)), pay=Pay.CASH))
    due, _asked = desk.says(SUNITA, YES).events
    paid = desk.event(SITA, AnswerProposal(2, yes=True))
    desk.says(MEERA, ReverseEntry(due.lines[0].code))
    desk.refuses(SUNITA, AnswerProposal(3, yes=True), Code.CANNOT_REVERSE)
    desk.says(MEERA, ReverseEntry(paid.code))
    desk.says(SUNITA, AnswerProposal(4, yes=True))
    desk.says(SUNITA, AnswerProposal(3, yes=True))
    assert desk.read(queries.payable, Payable.WAGES) == {}
    assert desk.agrees()


def test_a_share_may_stay_as_saving(desk: Desk) -> None:
    """Row 48: by herself alone, since no money moves; what she was asked is settled by it."""
    desk.says(MEERA, PayOut(Payable.SHARE, parts((GEETA, 300))))
    desk.says(SUNITA, YES)
    assert len(desk.read(queries.waiting_proposals, 5)) == 1
    over = {"member": 5, "paise": rupees(301), "there": rupees(300)}
    desk.refuses(GEETA, KeepShare(rupees(301)), Code.MORE_THAN_PAYABLE, **over)
    kept = desk.event(GEETA, KeepShare(rupees(300)))
    assert kept == ShareKept(kept.code, 5, rupees(300), rupees(300))
    assert desk.legs(kept.code) == [("2050", "5", 300), ("2020", "5", -300)]
    assert desk.read(queries.waiting_proposals, 5) == ()
    desk.refuses(GEETA, YES, Code.PROPOSAL_DECIDED)
    assert desk.agrees()


def test_a_share_in_cash(desk: Desk) -> None:
    """Row 48."""
    desk.says(MEERA, PayOut(Payable.SHARE, parts((GEETA, 200))))
    desk.says(SUNITA, YES)
    paid = desk.event(GEETA, YES)
    assert desk.legs(paid.code) == [("1010", "3", -200), ("2050", "5", 200)]
    assert (paid.account, paid.left) == (Payable.SHARE, rupees(100))


@pytest.mark.parametrize(("count", "each"), [(13, 300), (12, 10_000)])
def test_the_wages_of_the_worked_examples(store: Store, count: int, each: int) -> None:
    """A: 13 × 300 = 3,900; B: 12 × 10,000 = 1,20,000; all by the bank, each by her own yes."""
    women = _women(count)
    desk = Desk(store, people=women, phones=True)
    desk.says(None, OpenBooks(TODAY - timedelta(30), (Opening(BANK, "", rupees(1_30_000)),)))
    wages = RecordWages(parts(*((woman, each) for woman in women)), "काम", Pay.BANK)
    desk.says(women[2], wages)
    due, asked = desk.says(women[0], YES).events
    assert all(
        desk.legs(line.code) == [("5120", "", each), ("2060", str(line.member), -each)]
        for line in due.lines
    )
    hers = AnswerProposal(asked.proposals[0].proposal, yes=True)
    desk.refuses(women[0], hers, Code.NOT_ASKED)  # she agreed to all: not also to her own
    assert desk.event(women[1], hers).ask == (women[0].number,)
    for woman, proposed in zip(women, asked.proposals, strict=True):
        paid = desk.event(woman, AnswerProposal(proposed.proposal, yes=True))
        legs = [("1020", "", -each), ("2060", str(woman.number), each)]
        assert desk.legs(paid.code) == legs
    spent = desk.read(queries.surplus).expense
    assert spent == rupees(count * each)
    assert desk.read(queries.cash).in_bank == rupees(1_30_000 - count * each)
    assert desk.read(queries.payable, Payable.WAGES) == {}
    assert desk.agrees()


def _women(count: int) -> Sequence[Person]:
    roles = (Role.PRESIDENT, Role.SECRETARY, Role.TREASURER)
    return [
        Person(n, f"महिला{n}", "", f"+9199999{n:05}", roles[n - 1] if n < 4 else None)
        for n in range(1, count + 1)
    ]
