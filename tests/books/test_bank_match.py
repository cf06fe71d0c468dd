"""The passbook beside the books, a woman's own income, and the worked examples' trial balances."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.books import queries
from bot.domain.commands import (
    AnswerProposal,
    DepositInBank,
    GiveToCarrier,
    MatchBank,
    RecordMovement,
    TellIncome,
)
from bot.domain.errors import Code
from bot.domain.events import BankMatched, IncomeTold
from bot.domain.money import Paise, rupees
from bot.domain.movements import Place
from bot.store import Store
from bot.store.tables import Entry, Group, MemberIncome
from tests.books.desk import Desk
from tests.make import TODAY
from tests.people import GEETA, MEERA, REKHA
from tests.talker import play

_CHATS = Path(__file__).parent.parent / "conversations"


def rf(desk: Desk) -> None:
    """₹10,000 in the bank."""
    command = RecordMovement("rf_grant", rupees(10_000), TODAY, Place.BANK, reference="RF")
    desk.says(MEERA, command)


def test_what_agrees_and_what_does_not_is_kept(desk: Desk) -> None:
    """With both figures; nothing is posted."""
    rf(desk)
    before = desk.read(queries.trial_balance)
    assert desk.event(MEERA, MatchBank(rupees(10_000), TODAY)) == BankMatched(
        rupees(10_000), rupees(10_000), Paise(0), TODAY
    )
    later = TODAY - timedelta(days=1)
    matched = desk.event(MEERA, MatchBank(Paise(9_941_50), later))
    assert matched.difference == Paise(-58_50)
    assert desk.read(queries.trial_balance) == before
    last = desk.read(queries.last_match)
    assert (last.day, last.difference) == (TODAY, Paise(0))


def test_who_may_match_and_what(desk: Desk) -> None:
    desk.refuses(REKHA, MatchBank(rupees(1), TODAY), Code.NOT_ALLOWED, needs="officer")
    desk.refuses(MEERA, MatchBank(rupees(-1), TODAY), Code.AMOUNT_NEGATIVE)
    desk.refuses(MEERA, MatchBank(rupees(1), TODAY + timedelta(days=1)), Code.DATE_IN_FUTURE)


def test_what_reaches_the_bank_was_the_oldest_on_its_way(desk: Desk) -> None:
    """₹400 since Saturday, ₹500 since Tuesday: ₹400 arrive, so the rest is since Tuesday."""
    desk.collects(MEERA, (REKHA, 900))
    for proposal, amount in enumerate((400, 500), 1):
        desk.says(MEERA, GiveToCarrier(GEETA.number, rupees(amount)))
        desk.says(GEETA, AnswerProposal(proposal, yes=True))
        desk.at += timedelta(days=3)
    (both,) = desk.read(queries.on_the_way)
    assert (both.carrier, both.paise, both.since) == (GEETA.number, rupees(900), TODAY)
    desk.says(MEERA, DepositInBank(rupees(400), "S1", TODAY, GEETA.number))
    (rest,) = desk.read(queries.on_the_way)
    assert (rest.paise, rest.since) == (rupees(500), TODAY + timedelta(days=3))
    desk.says(MEERA, DepositInBank(rupees(500), "S2", TODAY, GEETA.number))
    assert desk.read(queries.on_the_way) == ()


def test_her_own_income_is_no_entry(desk: Desk) -> None:
    """It is summed up for the month, by the same work in any script."""
    told = desk.event(GEETA, TellIncome(rupees(5000), TODAY, "सिलाई"))
    assert told == IncomeTold(5, rupees(5000), rupees(5000), TODAY.replace(day=1), "सिलाई")
    again = desk.event(GEETA, TellIncome(rupees(700), TODAY, "silai"))
    assert (again.total, again.activity) == (rupees(5700), "सिलाई")
    assert desk.store.read(lambda c: c.execute(select(func.count(Entry.number))).scalar()) == 0
    desk.refuses(GEETA, TellIncome(Paise(0), TODAY), Code.AMOUNT_ZERO)
    desk.refuses(GEETA, TellIncome(rupees(6_00_000), TODAY), Code.ABOVE_LIMIT)


@pytest.mark.parametrize(
    ("chat", "balance"),
    [
        ("seed_srishti", {"1020": 18_900, "2010": -7800, "3010": -10_000, "4100": -14_000,
                          "5100": 8000, "5110": 1000, "5120": 3900}),
        ("seed_parmeshwari", {"1020": 8400, "2010": -2400, "4110": -1_35_000, "5100": 9000,
                              "5120": 1_20_000}),
    ],
)  # fmt: skip
def test_the_worked_examples(store: Store, chat: str, balance: dict[str, int]) -> None:
    """DOMAIN §2.8 A and B: 31,800 and 1,37,400 on either side."""
    list(play((_CHATS / f"{chat}.txt").read_text().splitlines(), store))

    def read(c):  # type: ignore[no-untyped-def]
        group = c.execute(select(Group.id)).scalar_one()
        return queries.trial_balance(c, group)

    found = {account: paise // 100 for account, paise in store.read(read)}
    assert found == balance
    total = {"seed_srishti": 31_800, "seed_parmeshwari": 1_37_400}[chat]
    assert sum(paise for paise in found.values() if paise > 0) == total
    told = store.read(lambda c: c.execute(select(func.sum(MemberIncome.paise))).scalar())
    assert told == (rupees(10_000) if chat == "seed_parmeshwari" else None)
