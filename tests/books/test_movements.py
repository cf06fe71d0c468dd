"""Single movements of money: every line's journal, its control, and what is refused."""

from typing import Any

import pytest

from bot.books import queries
from bot.domain.commands import AnswerProposal, RecordMovement, ReverseEntry, TakeOutsideLoan
from bot.domain.errors import Code
from bot.domain.events import MovementRecorded, OutsideLoanTaken, Proposed
from bot.domain.money import Paise, rupees
from bot.domain.movements import MOVEMENTS, Bound, Control, Party, Place, needs_party
from bot.store import Store
from tests.books.desk import Desk
from tests.make import TODAY
from tests.people import KSHAMA, MEERA, REKHA, SUNITA

RICH = rupees(50_000)
BAKERY, TRADERS = "आंध्रा बेकरी", "राहुल ट्रेडर्स"


def of(
    kind: str, amount: int, place: Place = Place.BANK, party: str = "", **more: Any
) -> RecordMovement:
    """A command with what the table asks for beside the figures."""
    head = MOVEMENTS[kind]
    more.setdefault("reference", f"R-{kind}-{amount}" if head.needs_reference else "")
    more.setdefault("note", "रात में ताला टूटा" if head.needs_note else "")
    return RecordMovement(kind, rupees(amount), TODAY, place, party, **more)


def written(desk: Desk, command: RecordMovement) -> MovementRecorded:
    """Recorded by the treasurer, agreed to by the secretary where that is needed."""
    event = desk.event(MEERA, command)
    if isinstance(event, Proposed):
        assert event.asks == "officer"
        event = desk.event(KSHAMA, AnswerProposal(event.proposal, yes=True))
    assert isinstance(event, MovementRecorded)
    return event


def legs(desk: Desk, command: RecordMovement) -> list[tuple[str, str, int]]:
    return desk.legs(written(desk, command).code)


@pytest.fixture
def rich(store: Store) -> Desk:
    """₹5,000 in the box, a fund in the bank, a term loan, a credit limit, trade on both sides."""
    desk = Desk(store)
    desk.collects(MEERA, (REKHA, 5000))
    written(desk, of("rf_grant", 10_000))
    for account, paise in (("2310", rupees(1_50_000)), ("2315", rupees(6_00_000))):
        taken = TakeOutsideLoan(account, "ग्रामीण बैंक", paise, 700, 24, TODAY, f"L{account}")
        proposed = desk.event(MEERA, taken)
        desk.says(SUNITA, AnswerProposal(proposed.proposal, yes=True))
    written(desk, of("sale", 900, Place.CREDIT, BAKERY))
    written(desk, of("raw_material", 800, Place.CREDIT, TRADERS))
    written(desk, of("fd_made", 1000))
    written(desk, of("federation_saving", 500))
    written(desk, of("holder_owes", 40, Place.CASH))
    return desk


JOURNALS = [  # (command, its legs), with DOMAIN's figures where it has some
    (of("withdrawal", 8000), [("1010", "3", 8000), ("1020", "", -8000)]),
    (of("bank_interest", 120), [("1020", "", 120), ("4040", "", -120)]),
    (of("bank_charges", 59), [("5030", "", 59), ("1020", "", -59)]),
    (of("fd_made", 10_000), [("1030", "", 10_000), ("1020", "", -10_000)]),
    (of("fd_matured", 1070, interest=rupees(70)),
     [("1030", "", -1000), ("1020", "", 1070), ("4060", "", -70)]),
    (of("cash_short", 50, Place.CASH), [("5910", "", 50), ("1010", "3", -50)]),
    (of("holder_owes", 50, Place.CASH), [("1300", "3", 50), ("1010", "3", -50)]),
    (of("holder_paid", 40, Place.CASH), [("1010", "3", 40), ("1300", "3", -40)]),
    (of("cash_over", 20, Place.CASH), [("1010", "3", 20), ("4910", "", -20)]),
    (of("theft", 500, Place.CASH), [("5910", "", 500), ("1010", "3", -500)]),
    (of("rf_grant", 10_000, reference="RF2"), [("1020", "", 10_000), ("3010", "", -10_000)]),
    (of("other_grant", 2500), [("1020", "", 2500), ("3020", "", -2500)]),
    (of("ccl_drawn", 50_000, party="2"), [("1020", "", 50_000), ("2315", "2", -50_000)]),
    (of("outside_repayment", 5875, party="1", interest=rupees(875)),
     [("2310", "1", 5000), ("1020", "", -5875), ("5010", "", 875)]),
    (of("outside_interest", 875, Place.LOAN, "1"), [("5010", "", 875), ("2310", "1", -875)]),
    (of("outside_interest", 875, party="1"), [("5010", "", 875), ("1020", "", -875)]),
    (of("subvention", 375, Place.LOAN, "1"), [("2310", "1", 375), ("4050", "", -375)]),
    (of("subvention", 375, party="1"), [("1020", "", 375), ("4050", "", -375)]),
    (of("federation_saving", 300, Place.CASH), [("1200", "", 300), ("1010", "3", -300)]),
    (of("federation_back", 500), [("1020", "", 500), ("1200", "", -500)]),
    (of("share_capital", 1000), [("1210", "", 1000), ("1020", "", -1000)]),
    (of("federation_interest", 40), [("1020", "", 40), ("4060", "", -40)]),
    (of("stationery", 120, Place.CASH), [("5040", "", 120), ("1010", "3", -120)]),
    (of("meeting_rent", 60, Place.CASH), [("5050", "", 60), ("1010", "3", -60)]),
    (of("travel", 150, Place.CASH), [("5060", "", 150), ("1010", "3", -150)]),
    (of("bookkeeper", 300), [("5070", "", 300), ("1020", "", -300)]),
    (of("training", 200, Place.CASH), [("5080", "", 200), ("1010", "3", -200)]),
    (of("insurance", 330), [("5090", "", 330), ("1020", "", -330)]),
    (of("equipment", 4500), [("1500", "", 4500), ("1020", "", -4500)]),
    (of("other_expense", 90, Place.CASH), [("5900", "", 90), ("1010", "3", -90)]),
    (of("raw_material", 2000, Place.CASH), [("5100", "", 2000), ("1010", "3", -2000)]),
    (of("raw_material", 800, Place.CREDIT, TRADERS),
     [("5100", "", 800), ("2360", TRADERS, -800)]),
    (of("enterprise_expense", 1000, Place.CASH), [("5110", "", 1000), ("1010", "3", -1000)]),
    (of("shop_paid", 800, Place.CASH, TRADERS), [("2360", TRADERS, 800), ("1010", "3", -800)]),
    (of("sale", 4000, Place.CASH), [("1010", "3", 4000), ("4100", "", -4000)]),
    (of("sale", 10_000, Place.CREDIT, BAKERY), [("1410", BAKERY, 10_000), ("4100", "", -10_000)]),
    (of("buyer_paid", 900, party=BAKERY), [("1020", "", 900), ("1410", BAKERY, -900)]),
    (of("job_work", 1_35_000, Place.CREDIT, "बीएसपी"),
     [("1410", "बीएसपी", 1_35_000), ("4110", "", -1_35_000)]),
    (of("service_fee", 5000), [("1020", "", 5000), ("4070", "", -5000)]),
    (of("other_income", 250, Place.CASH), [("1010", "3", 250), ("4900", "", -250)]),
]  # fmt: skip


def test_every_line_of_the_table_has_its_journal_here() -> None:
    """But the loan itself, which has a command of its own."""
    assert {command.kind for command, _ in JOURNALS} == MOVEMENTS.keys() - {"outside_loan"}


@pytest.mark.parametrize(
    ("command", "journal"), JOURNALS, ids=[f"{c.kind} {c.place}" for c, _ in JOURNALS]
)
def test_its_journal(
    rich: Desk, command: RecordMovement, journal: list[tuple[str, str, int]]
) -> None:
    """As DOMAIN §2.6 has it; and the books agree with themselves."""
    place = command.place
    if place not in MOVEMENTS[command.kind].places:
        (place,) = MOVEMENTS[command.kind].places
        command = of(command.kind, command.paise // 100, place)
    assert legs(rich, command) == journal
    assert rich.agrees()


@pytest.mark.parametrize("head", MOVEMENTS.values(), ids=MOVEMENTS)
def test_its_control(rich: Desk, head: object) -> None:
    """P is written at once, 2 waits; within the group's limit one officer's word is enough."""
    head = MOVEMENTS[head.name]  # type: ignore[attr-defined]
    if head.name == "outside_loan":
        return
    place = head.places[0]
    party = {Party.LOAN: "2" if head.name == "ccl_drawn" else "1", Party.BUYER: BAKERY,
             Party.SHOP: TRADERS}.get(head.party, "")  # fmt: skip
    party = party if needs_party(head, place) else ""
    event = rich.event(MEERA, of(head.name, 30, place, party))
    waits = head.control is Control.TWO
    assert isinstance(event, Proposed if waits else MovementRecorded)
    if head.control is Control.LIMIT and head.bound is Bound.EXPENSE and not head.settles:
        above = rich.event(MEERA, of(head.name, 201, place, party))
        assert (above.kind, above.what, above.asks) == ("movement", head.name, "officer")


def test_the_groups_own_limit_decides(store: Store) -> None:
    """₹200 where it has decided nothing."""
    desk = Desk(store, bylaws={"expense_limit": rupees(1000)})
    desk.collects(MEERA, (REKHA, 3000))
    assert isinstance(desk.event(MEERA, of("travel", 1000, Place.CASH)), MovementRecorded)
    assert isinstance(desk.event(MEERA, of("travel", 1001, Place.CASH)), Proposed)


def test_a_term_loan_and_its_first_month(store: Store) -> None:
    """Rows 28 and 29: ₹1,50,000 at 7 % a year, in the first month ₹875."""
    desk = Desk(store)
    loan = TakeOutsideLoan("2310", "ग्रामीण बैंक", rupees(1_50_000), 700, 24, TODAY, "TL1")
    proposed = desk.event(MEERA, loan)
    assert (proposed.kind, proposed.what, proposed.ask) == ("movement", "2310", (1, 2))
    assert desk.read(queries.outside_loans) == ()
    taken = desk.event(SUNITA, AnswerProposal(proposed.proposal, yes=True))
    assert isinstance(taken, OutsideLoanTaken)
    assert desk.legs(taken.code) == [("1020", "", 1_50_000), ("2310", "1", -1_50_000)]
    month = rupees(1_50_000) * 700 // 10_000 // 12
    assert month == rupees(875)
    written(desk, RecordMovement("outside_interest", Paise(month), TODAY, Place.LOAN, "1", "31/3"))
    (line,) = desk.read(queries.outside_loans)
    assert (line.lender, line.rate, line.owed) == ("ग्रामीण बैंक", 700, rupees(1_50_875))


@pytest.mark.parametrize(
    ("kind", "most", "more"),
    [  # in the bank are 1,58,500; the loan of 1,50,000 costs 7 % a year
        ("bank_interest", 3170, {}),
        ("bank_charges", 200, {}),
        ("outside_interest", 5250, {"place": Place.LOAN, "party": "1"}),
        ("subvention", 5250, {"place": Place.LOAN, "party": "1"}),
    ],
)
def test_a_line_of_the_passbook_that_can_hardly_be_true_needs_two(
    rich: Desk, kind: str, most: int, more: dict[str, Any]
) -> None:
    """Half a year's interest at most, on what there is or on what is owed."""
    assert isinstance(rich.event(MEERA, of(kind, most, **more)), MovementRecorded)
    asked = rich.event(MEERA, of(kind, 2 * most, **more))
    assert (asked.asks, asked.ask) == ("officer", (1, 2))


@pytest.mark.parametrize("kind", ["bank_interest", "bank_charges", "outside_interest"])
def test_a_line_of_the_passbook_is_named_and_written_once(rich: Desk, kind: str) -> None:
    """By its number or its date; of one date there may be one of each kind."""
    party = "1" if kind == "outside_interest" else ""
    rich.refuses(MEERA, of(kind, 50, party=party, reference=""), Code.SLIP_MISSING)
    first = written(rich, of(kind, 50, party=party, reference="31/3"))
    rich.refuses(MEERA, of(kind, 50, party=party, reference="31/3"), Code.SLIP_USED, slip="31/3")
    other = "bank_charges" if kind != "bank_charges" else "bank_interest"
    written(rich, of(other, 50, reference="31/3"))
    back = rich.event(MEERA, ReverseEntry(first.code))
    rich.says(KSHAMA, AnswerProposal(back.proposal, yes=True))
    written(rich, of(kind, 50, party=party, reference="31/3"))


def test_a_cif_loan(store: Store) -> None:
    """Row 25: ₹60,000, and 27: an instalment of principal and interest."""
    desk = Desk(store)
    loan = TakeOutsideLoan("2320", "ग्राम संगठन", rupees(60_000), 600, 24, TODAY, "C1")
    desk.says(MEERA, loan)
    taken = desk.event(KSHAMA, AnswerProposal(1, yes=True))
    assert desk.legs(taken.code) == [("1020", "", 60_000), ("2320", "1", -60_000)]
    paid = of("outside_repayment", 2800, party="1", interest=rupees(300))
    assert legs(desk, paid) == [("2320", "1", 2500), ("1020", "", -2800), ("5020", "", 300)]


def test_a_returnable_fund_is_a_loan(store: Store) -> None:
    """By the group's by-laws: 2335 in place of 3010."""
    desk = Desk(store, bylaws={"rf_returnable": True})
    desk.refuses(MEERA, of("rf_grant", 10_000), Code.FUND_RETURNABLE)
    desk.says(MEERA, TakeOutsideLoan("2335", "मिशन", rupees(10_000), 0, 0, TODAY, "RF1"))
    taken = desk.event(KSHAMA, AnswerProposal(1, yes=True))
    assert desk.legs(taken.code) == [("1020", "", 10_000), ("2335", "1", -10_000)]


def test_a_limit_is_no_money_until_it_is_drawn(rich: Desk) -> None:
    """And cannot be drawn beyond itself."""
    drawn = written(rich, of("ccl_drawn", 5_50_000, party="2"))
    assert drawn.owed == rupees(5_50_000)
    too_much = of("ccl_drawn", 60_000, party="2")
    rich.refuses(MEERA, too_much, Code.ABOVE_CREDIT, left=rupees(50_000), limit=rupees(6_00_000))


def test_a_fixed_deposit_comes_back_with_its_interest(store: Store) -> None:
    """Row 36: ₹10,000 becomes ₹10,700."""
    desk = Desk(store)
    written(desk, of("rf_grant", 10_000))
    written(desk, of("fd_made", 10_000))
    matured = of("fd_matured", 10_700, interest=rupees(700))
    assert legs(desk, matured) == [
        ("1030", "", -10_000), ("1020", "", 10_700), ("4060", "", -700),
    ]  # fmt: skip


def test_one_buyer_in_two_scripts(rich: Desk) -> None:
    """The spelling that came first is hers."""
    sold = written(rich, of("sale", 100, Place.CREDIT, "andhra  bekri"))
    assert (sold.party, sold.owed) == (BAKERY, rupees(1000))


def test_an_activity_is_known_again(rich: Desk) -> None:
    """In whatever script; and what it brought in and cost is told."""
    written(rich, of("sale", 4000, Place.CASH, activity="अनरसा"))
    written(rich, of("enterprise_expense", 200, Place.CASH, activity="anarsa"))
    first = TODAY.replace(day=1)
    (found,) = rich.read(queries.results, first, TODAY.replace(month=12, day=1))
    assert (found.activity, found.income, found.surplus) == ("अनरसा", rupees(4000), rupees(3800))


@pytest.mark.parametrize(
    ("command", "code", "figures"),
    [
        (of("stationery", 5000, Place.CASH), Code.NOT_ENOUGH_CASH, {"there": rupees(4960)}),
        (of("withdrawal", 2_00_000, Place.CASH), Code.NOT_ENOUGH_IN_BANK, {}),
        (of("share_capital", 2_00_000), Code.NOT_ENOUGH_IN_BANK, {}),
        (of("buyer_paid", 901, party=BAKERY), Code.MORE_THAN_OWED, {"there": rupees(900)}),
        (of("shop_paid", 801, Place.CASH, TRADERS), Code.MORE_THAN_OWED, {"party": TRADERS}),
        (of("fd_matured", 1070), Code.MORE_THAN_OWED, {"there": rupees(1000)}),
        (of("federation_back", 501), Code.MORE_THAN_OWED, {}),
        (of("outside_repayment", 1_60_000, party="1"), Code.NOT_ENOUGH_IN_BANK, {}),
        (of("outside_repayment", 10, party="1", interest=rupees(11)), Code.MORE_THAN_OWED, {}),
        (of("outside_repayment", 10, party="7"), Code.NO_SUCH_LOAN, {"loan": "7"}),
        (of("outside_repayment", 10), Code.PARTY_MISSING, {"kind": "loan"}),
        (of("subvention", 2_00_000, Place.LOAN, "1"), Code.MORE_THAN_OWED, {}),
        (of("sale", 10, Place.CREDIT), Code.PARTY_MISSING, {"kind": "buyer"}),
        (of("raw_material", 10, Place.CREDIT), Code.PARTY_MISSING, {"kind": "shop"}),
        (of("rf_grant", 10, reference=""), Code.SLIP_MISSING, {}),
        (of("rf_grant", 10, reference="r-rf_grant-10000"), Code.SLIP_USED, {}),
        (of("theft", 10, Place.CASH, note=" "), Code.NOTE_MISSING, {}),
        (of("sale", 0, Place.CASH), Code.AMOUNT_ZERO, {}),
        (of("bank_charges", -5), Code.AMOUNT_NEGATIVE, {}),
        (of("other_grant", 60_00_000), Code.ABOVE_LIMIT, {}),
        (of("bank_interest", 10, Place.CASH), Code.NOTHING_TO_DO, {}),
    ],
    ids=lambda part: part.kind if isinstance(part, RecordMovement) else "",
)
def test_what_is_refused(
    rich: Desk, command: RecordMovement, code: Code, figures: dict[str, object]
) -> None:
    """With its figures, and with nothing written (the desk looks)."""
    rich.refuses(MEERA, command, code, **figures)


def test_only_officers(rich: Desk) -> None:
    """A member sells nothing of the group's by message, and takes no loan for it."""
    rich.refuses(REKHA, of("sale", 10, Place.CASH), Code.NOT_ALLOWED, needs="officer")
    loan = TakeOutsideLoan("2310", "बैंक", rupees(1000), 700, 10, TODAY, "X1")
    rich.refuses(REKHA, loan, Code.NOT_ALLOWED, needs="officer")


def test_the_keeper_does_not_agree_that_cash_is_missing(rich: Desk) -> None:
    """The secretary says so, the treasurer keeps the box: only the president is asked."""
    asked = rich.event(KSHAMA, of("cash_short", 10, Place.CASH))
    assert asked.ask == (1,)


def test_paise_only_where_the_bank_counts(rich: Desk) -> None:
    """A charge of ₹17.70 is written; in the box there are whole rupees."""
    charge = RecordMovement("bank_charges", Paise(1770), TODAY, Place.BANK, reference="31/3")
    assert written(rich, charge).paise == Paise(1770)
    sale = RecordMovement("sale", Paise(1770), TODAY, Place.CASH)
    rich.refuses(MEERA, sale, Code.AMOUNT_NOT_WHOLE)


def test_what_was_there_when_it_was_proposed_may_be_gone(rich: Desk) -> None:
    """The last yes looks again."""
    first = rich.event(MEERA, of("travel", 4000, Place.CASH))
    second = rich.event(MEERA, of("training", 3000, Place.CASH))
    rich.says(KSHAMA, AnswerProposal(first.proposal, yes=True))
    yes = AnswerProposal(second.proposal, yes=True)
    rich.refuses(KSHAMA, yes, Code.NOT_ENOUGH_CASH, there=rupees(960))


def test_one_slip_proves_one_thing(rich: Desk) -> None:
    """Also where two wait for their yes; and one that was taken back is free again."""
    kinds = ("outside_repayment",) * 2
    first, second = (
        rich.event(MEERA, of(kind, 100 + n, party="1", reference="S9"))
        for n, kind in enumerate(kinds)
    )
    done = rich.event(KSHAMA, AnswerProposal(first.proposal, yes=True))
    rich.refuses(KSHAMA, AnswerProposal(second.proposal, yes=True), Code.SLIP_USED, slip="S9")
    back = rich.event(MEERA, ReverseEntry(done.code))
    rich.says(KSHAMA, AnswerProposal(back.proposal, yes=True))
    assert rich.event(KSHAMA, AnswerProposal(second.proposal, yes=True)).paise == rupees(101)


def test_a_sale_that_was_paid_for_is_not_taken_back(rich: Desk) -> None:
    """The buyer would be owed money that nobody knows of."""
    sold = written(rich, of("sale", 700, Place.CREDIT, "बीएसपी"))
    written(rich, of("buyer_paid", 700, party="बीएसपी"))
    rich.refuses(MEERA, ReverseEntry(sold.code), Code.CANNOT_REVERSE, code=sold.code)


def test_an_officer_takes_back_alone_what_she_wrote_alone(rich: Desk) -> None:
    """On the same day; what two agreed to only with another."""
    sold = written(rich, of("sale", 700, Place.CASH))
    assert rich.event(MEERA, ReverseEntry(sold.code)).original == sold.code
    drawn = written(rich, of("withdrawal", 700, Place.CASH))
    assert isinstance(rich.event(MEERA, ReverseEntry(drawn.code)), Proposed)
