"""The surplus: rows 45 to 47 and the full return, with DOMAIN's figures (§2.7)."""

from datetime import timedelta

import pytest
from sqlalchemy import insert, select

from bot.books import queries
from bot.domain.accounts import BANK, CASH
from bot.domain.commands import (
    AnswerProposal,
    Ending,
    OpenBooks,
    Opening,
    Part,
    Pay,
    Payable,
    ShareSurplus,
    Way,
)
from bot.domain.errors import Code
from bot.domain.events import PayoutsAsked, Proposed, SharePlanned, SurplusShared
from bot.domain.money import Paise, rupees
from bot.domain.sharing import divide
from bot.store import Store
from bot.store.tables import Group, Meeting, Member
from tests.books.desk import Desk
from tests.make import NOW, TODAY
from tests.people import EVERYONE, GEETA, KSHAMA, MEERA, REKHA, SITA, SUNITA, Person

TWELVE = (
    *EVERYONE,
    Person(11, "ललिता", "", "+919999900011"),
    Person(12, "बिमला", "", "+919999900012"),
)
YES = AnswerProposal(1, yes=True)
EARNED = (  # §2.7: loan interest 5,500, fines 300, bank interest 800; the fund is not theirs
    Opening("4010", "", rupees(-5500)),
    Opening("4020", "", rupees(-300)),
    Opening("4040", "", rupees(-800)),
    Opening("3010", "", rupees(-10_000)),
    Opening("2310", "1", rupees(-50_000)),
)


def opened(store: Store, *more: Opening) -> Desk:
    """Twelve women, a meeting that was held, and what the group has earned."""
    desk = Desk(store, people=TWELVE, phones=True)
    desk.says(None, OpenBooks(TODAY - timedelta(60), (*EARNED, *more)))
    meeting = {"group_id": desk.group, "number": 1, "starts_at": NOW - timedelta(2)}
    desk.store.write(
        lambda c: c.execute(insert(Meeting).values(**meeting, created_at=NOW, state="held"))
    )
    return desk


@pytest.fixture
def desk(store: Store) -> Desk:
    """Nothing is saved by anybody; 66,600 in the bank."""
    return opened(store, Opening(BANK, "", rupees(66_600)))


def equal(paise: int = rupees(6600), percent: int = 10, **more: object) -> ShareSurplus:
    division = divide(Paise(paise), percent, dict.fromkeys(range(1, 13), 1))
    parts = tuple(Part(*part) for part in division.parts)
    return ShareSurplus(Paise(paise), percent, parts, 1, **more)  # type: ignore[arg-type]


def balances(desk: Desk, *codes: str) -> list[int]:
    found = desk.store.read(lambda c: queries.everybodys(c, desk.group))
    return [sum(hers.get(code, 0) for hers in found.values()) // 100 for code in codes]


def test_the_check_figures(desk: Desk) -> None:
    """Rows 46 and 47: Dr 3060 6,600 / Cr 3040 660, Cr 2050 5,940; 495 each."""
    asked, planned = desk.says(MEERA, equal()).events
    assert isinstance(asked, Proposed)
    assert (asked.kind, asked.paise, asked.what, asked.ask) == ("share", rupees(5940), "12", (1, 2))
    assert planned == SharePlanned(1, tuple((n, rupees(495)) for n in range(1, 13)))
    assert desk.read(queries.payable, Payable.SHARE) == {}
    shared = desk.event(SUNITA, YES)
    assert isinstance(shared, SurplusShared)
    assert shared.reserve == rupees(660)
    assert desk.legs(shared.lines[0].code) == [("3060", "", 495), ("2050", "1", -495)]
    assert desk.read(queries.payable, Payable.SHARE) == dict.fromkeys(range(1, 13), rupees(495))
    there = desk.read(queries.surplus)
    assert (there.moved, there.total) == (rupees(6600), 0)
    nothing = {"income": rupees(6600), "expense": 0, "moved": rupees(6600)}
    desk.refuses(MEERA, equal(0, 0), Code.NOTHING_TO_SHARE, **nothing)
    desk.refuses(MEERA, equal(), Code.WRONG_SHARES, paise=rupees(6600), there=Paise(0))
    assert desk.agrees()


def test_each_is_paid_her_share_by_her_own_yes(desk: Desk) -> None:
    """In one conversation with the sharing."""
    desk.says(MEERA, equal(pay=Pay.BANK))
    _shared, asked = desk.says(SUNITA, YES).events
    assert isinstance(asked, PayoutsAsked)
    assert len(asked.proposals) == 12
    mine = next(p for p in asked.proposals if p.receiver == 6)
    paid = desk.event(SITA, AnswerProposal(mine.proposal, yes=True))
    assert desk.legs(paid.code) == [("1020", "", -495), ("2050", "6", 495)]
    assert 6 not in desk.read(queries.payable, Payable.SHARE)


def test_the_surplus_of_the_work_goes_to_the_wages(desk: Desk) -> None:
    """Row 45."""
    desk.says(MEERA, equal(rupees(1200), 0, account=Payable.WAGES))
    shared = desk.event(SUNITA, YES)
    assert desk.legs(shared.lines[5].code) == [("3060", "", 100), ("2060", "6", -100)]
    assert desk.read(queries.surplus).total == rupees(5400)


def test_all_of_it_to_the_reserve(desk: Desk) -> None:
    """Row 46 alone."""
    asked = desk.event(MEERA, ShareSurplus(rupees(660), 100, (), 1))
    assert (asked.kind, asked.paise) == ("reserve", rupees(660))
    shared = desk.event(SUNITA, YES)
    assert (shared.lines, shared.reserve) == ((), rupees(660))
    assert desk.read(queries.surplus).total == rupees(5940)


def test_what_was_retained_is_shared_after_the_year_s(store: Store) -> None:
    """Rows 45 and 47: 3060, then 3050."""
    desk = opened(store, Opening("3050", "", rupees(-600)), Opening(BANK, "", rupees(67_200)))
    desk.says(MEERA, equal(rupees(7200), 0))
    shared = desk.event(SUNITA, YES)
    assert desk.legs(shared.lines[0].code) == [("3060", "", 600), ("2050", "1", -600)]
    assert desk.legs(shared.lines[11].code) == [("3050", "", 600), ("2050", "12", -600)]
    assert desk.agrees()


def test_by_savings_and_months(store: Store) -> None:
    """Sita saved 300 two months ago, Geeta 100 now: 900 to 100."""
    desk = opened(store, Opening("2010", "6", rupees(-300)), Opening(BANK, "", rupees(66_900)))
    desk.collects(MEERA, (GEETA, 100))
    weights = desk.read(queries.weights, Way.PRODUCT, TODAY)
    assert (weights[6], weights[5], weights[1]) == (90_000, 10_000, 0)
    shares = (Part(5, rupees(100)), Part(6, rupees(900)))
    share = ShareSurplus(rupees(1000), 0, shares, 1, Way.PRODUCT)
    desk.says(MEERA, share)
    desk.says(SUNITA, YES)
    assert desk.read(queries.payable, Payable.SHARE) == {5: rupees(100), 6: rupees(900)}


def test_what_is_not_shared(desk: Desk) -> None:
    """Without a resolution, by no officer, more than there is, other sums than the rule's."""
    nowhere = ShareSurplus(rupees(6600), 10, equal().parts, 9)
    desk.refuses(MEERA, nowhere, Code.NO_RESOLUTION, meeting=9)
    desk.refuses(REKHA, equal(), Code.NOT_ALLOWED)
    sums = {"paise": rupees(6601), "there": rupees(6600)}
    desk.refuses(MEERA, equal(rupees(6601)), Code.WRONG_SHARES, **sums)
    unequal = (Part(1, rupees(1000)), *equal().parts[1:])
    desk.refuses(MEERA, ShareSurplus(rupees(6600), 10, unequal, 1), Code.WRONG_SHARES)
    without = equal().parts[1:]
    desk.refuses(MEERA, ShareSurplus(rupees(6600), 10, without, 1), Code.WRONG_SHARES)
    twice = (*equal().parts, equal().parts[0])
    desk.refuses(MEERA, ShareSurplus(rupees(6600), 10, twice, 1), Code.WRONG_SHARES)
    desk.refuses(MEERA, equal(percent=101), Code.WRONG_SHARES)


def test_what_was_spent_meanwhile_is_not_shared(desk: Desk) -> None:
    """Two divisions wait, and the first takes it all."""
    desk.says(MEERA, equal())
    desk.says(MEERA, equal())
    desk.says(SUNITA, YES)
    second = AnswerProposal(2, yes=True)
    desk.refuses(KSHAMA, second, Code.WRONG_SHARES, paise=rupees(6600), there=Paise(0))


def test_everything_is_returned_and_the_group_begins_anew(store: Store) -> None:
    """§2.7 (c): savings and share to each; RF and the bank's loan stay; nothing old is due."""
    saved = [Opening("2010", str(n), rupees(-1000)) for n in range(1, 13)]
    desk = opened(
        store, *saved, Opening("2020", "6", rupees(-50)), Opening(BANK, "", rupees(78_650))
    )
    asked, planned = desk.says(MEERA, equal(ending=Ending.ANEW, pay=Pay.BANK)).events
    assert dict(planned.parts)[6] == rupees(1545)
    assert (asked.kind, asked.paise, asked.what) == ("return", rupees(12_050 + 5940), "12")
    shared, round_ = desk.says(SUNITA, YES).events
    assert shared.ending is Ending.ANEW
    assert {line.member: line.paise for line in shared.lines}[6] == rupees(1545)
    assert balances(desk, "2010", "2020", "2050") == [0, 0, 17_990]
    mine = next(p for p in round_.proposals if p.receiver == 6)
    paid = desk.event(SITA, AnswerProposal(mine.proposal, yes=True))
    assert paid.paise == rupees(1545)
    group = desk.store.read(lambda c: queries.group(c, desk.group))
    assert group.dues_from is not None
    assert group.dues_from > TODAY
    due = desk.store.read(lambda c: queries.all_dues(c, group, group.dues_from))
    assert set(due.values()) == {rupees(100)}
    assert desk.agrees()


def test_a_group_that_ends_asks_for_nothing_any_more(store: Store) -> None:
    """Also without any surplus; the money that was held for later goes back too."""
    held = Opening("2070", "5", rupees(-300))
    desk = opened(store, held, Opening(CASH, "3", rupees(66_900)))
    desk.says(MEERA, ShareSurplus(Paise(0), 0, (), 1, ending=Ending.OVER))
    shared = desk.event(SUNITA, YES)
    assert desk.legs(shared.lines[0].code) == [("2050", "5", -300), ("2070", "5", 300)]
    row = desk.store.read(lambda c: c.execute(select(Group.dues_from, Group.meeting_rule)).one())
    assert tuple(row) == (None, "")
    opening = desk.store.read(lambda c: c.execute(select(Member.opening)).scalars().all())
    assert set(opening) == {0}


def test_everything_cannot_be_returned_while_it_is_out(store: Store) -> None:
    """On loan, or not in hand and bank."""
    saved = Opening("2010", "6", rupees(-60_000))
    desk = opened(store, saved, Opening(BANK, "", rupees(60_000)))
    sums = {"paise": rupees(65_940), "there": Paise(0), "reserved": rupees(60_000)}
    desk.refuses(MEERA, equal(ending=Ending.ANEW), Code.NOT_ENOUGH_TO_RETURN, **sums)
    other = Desk(store, code="ASHA2", phones=False)
    lent = (Opening("1100", "1", rupees(500)), Opening("2010", "6", rupees(-500)))
    other.says(None, OpenBooks(TODAY - timedelta(60), lent))
    other.store.write(
        lambda c: c.execute(
            insert(Meeting).values(
                group_id=other.group, number=1, starts_at=NOW, created_at=NOW, state="held"
            )
        )
    )
    everything = ShareSurplus(Paise(0), 0, (), 1, ending=Ending.ANEW)
    other.refuses(MEERA, everything, Code.LOANS_OPEN, paise=rupees(500))
