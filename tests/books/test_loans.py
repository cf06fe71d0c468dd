"""Loans to members: rows 14 to 18, 26, 37, 49 and 50."""

from datetime import timedelta

import pytest
from sqlalchemy import insert

from bot.books import queries
from bot.domain.commands import (
    AnswerProposal,
    ClaimInstalment,
    ConfirmClaims,
    Head,
    Line,
    PayLoan,
    RecordCollection,
    RecordInstalment,
    RefuseLoan,
    RequestLoan,
    RescheduleLoan,
    ReverseEntry,
    WaiveInterest,
    WriteOffLoan,
)
from bot.domain.errors import Code
from bot.domain.events import (
    ClaimMade,
    InterestWaived,
    LoanAsked,
    LoanWrittenOff,
    Proposed,
)
from bot.domain.groups import Method
from bot.domain.loans import Split
from bot.domain.money import Paise, rupees
from bot.store import Store
from bot.store.tables import Meeting, OutsideLoan
from tests.books.desk import Desk
from tests.books.lending import FIVE, in_months, lent, line, pays, stands
from tests.make import NOW, TODAY
from tests.people import GEETA, KAMLA, KSHAMA, MEERA, REKHA, SITA, SUNITA


@pytest.fixture
def desk(store: Store) -> Desk:
    """₹9,000 in the treasurer's hand, ₹6,000 in the bank."""
    desk = Desk(store)
    desk.collects(MEERA, (REKHA, 9000))
    desk.collects(MEERA, (SITA, 6000), head=Head.OPTIONAL, bank_reference="UPI1")
    return desk


def test_a_loan_in_cash(desk: Desk) -> None:
    """Row 14: an officer, a second one, and she who gets it; nothing before the last yes."""
    asked = desk.event(MEERA, FIVE)
    assert asked == Proposed(
        1, "loan", rupees(5000), (1, 2), giver=3, receiver=5, what="10", asks="officer"
    )
    agreed = desk.event(SUNITA, AnswerProposal(1, yes=True))
    assert (agreed.ask, agreed.asks) == ((5,), "member")
    assert desk.read(queries.loans) == ()
    paid = desk.event(GEETA, AnswerProposal(1, yes=True))
    assert desk.legs(paid.code) == [("1100", "1", 5000), ("1010", "3", -5000)]
    assert sum(one.interest for one in paid.schedule) == rupees(550)
    assert (line(desk).state, line(desk).left) == ("paid", rupees(5000))
    assert desk.agrees()


def test_a_loan_by_bank(desk: Desk) -> None:
    """Row 15; the transfer proves it once."""
    given = PayLoan(5, rupees(5000), 10, 200, Method.FALLING, reference="neft9")
    paid = lent(desk, given)
    assert desk.legs(paid.code) == [("1100", "1", 5000), ("1020", "", -5000)]
    desk.refuses(MEERA, given, Code.SLIP_USED, slip="NEFT9")


@pytest.mark.parametrize(("account", "rate"), [("2320", 200), ("2330", 0)])
def test_a_fund_that_is_lent_on(desk: Desk, account: str, rate: int) -> None:
    """Rows 26 and 37: what is meant for distress costs nothing."""
    fund = {
        "group_id": desk.group, "number": 4, "account": account, "lender": "संगठन",
        "reference": "", "paise": 60_000_00, "rate": 1200, "instalments": 12, "taken_on": TODAY,
        "source": "test",
    }  # fmt: skip
    desk.store.write(lambda c: c.execute(insert(OutsideLoan).values(fund)))
    given = PayLoan(5, rupees(1000), 10, rate, Method.FALLING, fund=4)
    paid = lent(desk, given)
    assert (line(desk).fund, line(desk).rate, paid.fund) == (4, rate, 4)
    assert sum(one.interest for one in paid.schedule) == rupees(110 if rate else 0)
    wrong = PayLoan(5, rupees(1000), 10, 300, Method.FALLING, fund=4)
    desk.refuses(MEERA, wrong, Code.LOAN_RATE, rate=rate)
    unknown = PayLoan(5, rupees(1000), 10, 200, Method.FALLING, fund=9)
    desk.refuses(MEERA, unknown, Code.NO_SUCH_LOAN, loan=9)


def test_a_request_becomes_the_loan(desk: Desk) -> None:
    """It keeps its number and purpose."""
    asked = desk.event(GEETA, RequestLoan(5, rupees(5000), 10, "बीमारी"))
    assert asked == LoanAsked(1, 5, rupees(5000), 10, "बीमारी", 5, (1, 2, 3))
    lent(desk, PayLoan(5, rupees(4000), 8, 200, Method.FALLING, "बीमारी", request=1))
    (loan,) = desk.read(queries.loans)
    assert (loan.state, loan.paise, loan.purpose) == ("paid", rupees(4000), "बीमारी")
    again = PayLoan(5, rupees(4000), 8, 200, Method.FALLING, request=1)
    desk.refuses(MEERA, again, Code.LOAN_NOT_ASKED, loan=1)


def test_a_request_is_refused_or_taken_out(desk: Desk) -> None:
    """By an officer, or by herself; by nobody else."""
    desk.says(GEETA, RequestLoan(5, rupees(5000), 10))
    desk.refuses(SITA, RefuseLoan(1), Code.NOT_ALLOWED)
    desk.says(MEERA, RefuseLoan(1))
    assert line(desk).state == "refused"
    assert desk.says(MEERA, RefuseLoan(1)).repeated
    desk.refuses(GEETA, RequestLoan(6, rupees(100), 1), Code.NOT_ALLOWED)


def test_an_instalment_is_split(desk: Desk) -> None:
    """Row 16: 600 = 500 + 100."""
    lent(desk)
    in_months(desk, 1)
    paid = pays(desk, 600)
    assert desk.legs(paid.code) == [("1010", "3", 600), ("1100", "1", -500), ("4010", "1", -100)]
    zero = Paise(0)
    assert paid.parts == Split(zero, zero, rupees(100), zero, rupees(500), zero)
    assert (paid.left, paid.next_paise) == (rupees(4500), rupees(590))
    assert desk.agrees()


def test_interest_only(desk: Desk) -> None:
    """Row 17: less than the interest and a bit."""
    lent(desk)
    in_months(desk, 1)
    assert desk.legs(pays(desk, 100).code) == [("1010", "3", 100), ("4010", "1", -100)]
    assert stands(desk).principal == rupees(500)


def test_what_is_too_much_is_held_for_her(desk: Desk) -> None:
    """Row 18: ₹50 above the instalment."""
    lent(desk)
    in_months(desk, 1)
    assert desk.legs(pays(desk, 650).code)[-1] == ("2070", "5", -50)
    in_months(desk, 2)
    smaller = pays(desk, 640, to_principal=True)
    assert desk.legs(smaller.code)[1:] == [("1100", "1", -550), ("4010", "1", -90)]


def test_a_loan_is_closed_early(desk: Desk) -> None:
    """And then takes nothing more."""
    lent(desk)
    in_months(desk, 2)
    assert stands(desk).to_close == rupees(5200)
    assert pays(desk, 5200).next_due is None
    assert line(desk).state == "closed"
    again = RecordInstalment(1, rupees(100), desk.at.date())
    desk.refuses(MEERA, again, Code.LOAN_CLOSED, loan=1, member=5)


def test_by_the_bank_with_its_slip(desk: Desk) -> None:
    """The same slip pays nothing twice."""
    lent(desk)
    in_months(desk, 1)
    paid = pays(desk, 600, bank_reference="s77")
    assert desk.legs(paid.code)[0] == ("1020", "", 600)
    assert paid.in_hand is None
    again = RecordInstalment(1, rupees(600), desk.at.date(), "S77")
    desk.refuses(MEERA, again, Code.SLIP_USED, slip="S77")


def test_her_own_word_waits_for_an_officer(desk: Desk) -> None:
    """Nothing is posted before; then it is split as on the day of the yes."""
    lent(desk)
    in_months(desk, 1)
    said = ClaimInstalment(1, rupees(600), desk.at.date())
    desk.refuses(SITA, said, Code.NOT_YOURS)
    claimed = desk.event(GEETA, said)
    assert isinstance(claimed, ClaimMade)
    assert claimed.head is Head.INSTALMENT
    paid = desk.event(MEERA, ConfirmClaims((1,)))
    assert (paid.parts.all_principal, paid.left) == (rupees(500), rupees(4500))
    assert desk.agrees()


def test_what_was_written_down_meanwhile_is_not_written_twice(desk: Desk) -> None:
    """She says that she paid, and the treasurer writes the same money down before her yes."""
    lent(desk)
    in_months(desk, 1)
    desk.says(GEETA, ClaimInstalment(1, rupees(600), desk.at.date()))
    desk.at += timedelta(hours=1)
    pays(desk, 600)
    desk.at += timedelta(hours=1)
    desk.refuses(KSHAMA, ConfirmClaims((1,)), Code.CLAIM_OVER, claim=1, paise=rupees(600))


def test_several_words_at_once(desk: Desk) -> None:
    """A saving and two instalments of one loan, each with its entry."""
    lent(desk)
    in_months(desk, 2)
    for amount in (600, 590):
        desk.says(GEETA, ClaimInstalment(1, rupees(amount), desk.at.date()))
    mine = (Line(2, rupees(100)),)
    desk.says(KSHAMA, RecordCollection(mine, desk.at.date()))
    events = desk.says(MEERA, ConfirmClaims((1, 2, 3))).events
    assert [type(event).__name__ for event in events] == [
        "CollectionRecorded", "InstalmentPaid", "InstalmentPaid",
    ]  # fmt: skip
    assert line(desk).left == rupees(5000) - 99_000
    assert desk.agrees()


def test_an_officers_own_instalment_is_a_claim(desk: Desk) -> None:
    """Nobody confirms her own money."""
    lent(desk, PayLoan(2, rupees(1000), 10, 200, Method.FALLING), KSHAMA)
    own = RecordInstalment(1, rupees(120), TODAY)
    assert isinstance(desk.event(KSHAMA, own), ClaimMade)
    desk.refuses(KSHAMA, ConfirmClaims((1,)), Code.OWN_MONEY)


def test_an_instalment_is_no_line_of_the_collection(desk: Desk) -> None:
    """It has to be said of which loan."""
    wrong = RecordCollection((Line(5, rupees(100), Head.INSTALMENT),), TODAY)
    desk.refuses(MEERA, wrong, Code.WHICH_LOAN, member=5)


def test_taking_back_leaves_the_loan_as_it_was(desk: Desk) -> None:
    """An instalment by her who wrote it; a pay-out by two, and only while nothing came of it."""
    given = lent(desk)
    in_months(desk, 1)
    before = stands(desk)
    paid = pays(desk, 600)
    desk.refuses(KSHAMA, ReverseEntry("ZZZZ"), Code.UNKNOWN_CODE)
    number = desk.event(KSHAMA, ReverseEntry(given.code)).proposal
    desk.refuses(MEERA, AnswerProposal(number, yes=True), Code.CANNOT_REVERSE, code=given.code)
    desk.says(MEERA, ReverseEntry(paid.code))
    assert stands(desk) == before
    desk.says(MEERA, AnswerProposal(number, yes=True))
    assert (line(desk).state, line(desk).left) == ("taken_back", 0)
    assert desk.agrees()


def test_taking_back_the_last_instalment_opens_it_again(desk: Desk) -> None:
    """The state is read from the entries."""
    lent(desk)
    in_months(desk, 1)
    closing = pays(desk, 5100)
    assert line(desk).state == "closed"
    desk.says(MEERA, ReverseEntry(closing.code))
    assert (line(desk).state, line(desk).left) == ("paid", rupees(5000))


def test_new_instalments(desk: Desk) -> None:
    """Nothing is posted; what is left is due later."""
    lent(desk)
    in_months(desk, 2)
    first = desk.at.date() + timedelta(10)
    number = desk.event(MEERA, RescheduleLoan(1, 20, first)).proposal
    changed = desk.event(SUNITA, AnswerProposal(number, yes=True))
    assert (len(changed.schedule), changed.schedule[0].paise) == (20, rupees(350))
    assert stands(desk).overdue_principal == 0
    assert stands(desk).interest_due == rupees(200)
    yesterday = RescheduleLoan(1, 20, desk.at.date() - timedelta(1))
    desk.refuses(MEERA, yesterday, Code.DATE_TOO_OLD)


def test_interest_is_let_off(desk: Desk) -> None:
    """Row 49: charged and let off; no more than is due."""
    lent(desk)
    in_months(desk, 2)
    desk.refuses(MEERA, WaiveInterest(1, rupees(201)), Code.MORE_THAN_DUE, due=rupees(200))
    number = desk.event(MEERA, WaiveInterest(1, rupees(150))).proposal
    waived = desk.event(KSHAMA, AnswerProposal(number, yes=True))
    assert isinstance(waived, InterestWaived)
    assert desk.legs(waived.code) == [
        ("5210", "", 150), ("1110", "1", -150), ("1110", "1", 150), ("4010", "1", -150),
    ]  # fmt: skip
    assert stands(desk).interest_due == rupees(50)
    assert desk.agrees()


def test_a_loan_is_given_up(desk: Desk) -> None:
    """Row 50: by a held meeting and two officers; the reserve is empty here."""
    lent(desk)
    desk.refuses(MEERA, WriteOffLoan(1, 7), Code.MEETING_NOT_HELD, meeting=7)
    held = {"group_id": desk.group, "number": 7, "starts_at": NOW, "created_at": NOW}
    desk.store.write(lambda c: c.execute(insert(Meeting).values(**held, state="held")))
    number = desk.event(MEERA, WriteOffLoan(1, 7)).proposal
    gone = desk.event(SUNITA, AnswerProposal(number, yes=True))
    assert gone == LoanWrittenOff(1, gone.code, 5, rupees(5000), 7)
    assert desk.legs(gone.code) == [("5200", "", 5000), ("1100", "1", -5000)]
    assert line(desk).state == "written_off"
    desk.refuses(MEERA, WriteOffLoan(1, 7), Code.LOAN_CLOSED, loan=1)


def test_officers_change_nothing_of_their_own(desk: Desk) -> None:
    """Neither as proposer nor as second."""
    lent(desk, PayLoan(2, rupees(1000), 10, 200, Method.FALLING), KSHAMA)
    first = desk.at.date() + timedelta(10)
    desk.refuses(KSHAMA, RescheduleLoan(1, 20, first), Code.OWN_MONEY, member=2)
    assert desk.event(MEERA, RescheduleLoan(1, 20, first)).ask == (1,)


def test_the_same_message_lends_once(desk: Desk) -> None:
    """As every other act."""
    wish = RequestLoan(8, rupees(500), 5)
    assert desk.says(KAMLA, wish, source="in:x").events
    assert desk.says(KAMLA, wish, source="in:x").repeated
    assert len(desk.read(queries.loans)) == 1
