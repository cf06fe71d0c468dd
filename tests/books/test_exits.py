"""Money back to a member: rows 19 to 22 of DOMAIN §2.6, and who is a member afterwards."""

from datetime import timedelta

import pytest
from sqlalchemy import Connection, insert, update

from bot.books import queries
from bot.books.ledger import post
from bot.domain.accounts import BANK, CASH, LOANS
from bot.domain.commands import (
    AnswerProposal,
    ChangeOffice,
    ClaimDeposit,
    DepositInBank,
    GiveToCarrier,
    Head,
    LeaveGroup,
    Line,
    NameNominee,
    OpenBooks,
    Opening,
    RecordCollection,
    RecordDeath,
    ReverseEntry,
    WithdrawSaving,
)
from bot.domain.entries import Journal, transfer
from bot.domain.errors import Code
from bot.domain.events import (
    MemberLeft,
    NomineeNamed,
    OfficeChanged,
    ProposalRefused,
    SavingWithdrawn,
    YesTaken,
)
from bot.domain.groups import Role
from bot.domain.money import Paise, rupees
from bot.store import Store
from bot.store.tables import Group, Loan, LoanTerms, Meeting, OfficeHeld
from tests.books.desk import Desk
from tests.make import NOW, TODAY
from tests.people import GEETA, KAMLA, KSHAMA, MEERA, PHULO, REKHA, SITA, SUNITA

MEETING = 1
PAID = AnswerProposal(1, yes=True)


@pytest.fixture
def desk(store: Store) -> Desk:
    """Sita has 1,200 of compulsory and 200 of optional saving, in a bank and in a box."""
    desk = Desk(store, phones=True)
    held(desk)
    opening = (
        Opening(CASH, "3", rupees(900)),
        Opening(BANK, "", rupees(600)),
        Opening("2010", "6", rupees(-1200)),
        Opening("2020", "6", rupees(-200)),
        Opening("2010", "5", rupees(-100)),
    )
    desk.says(None, OpenBooks(TODAY - timedelta(30), opening))
    return desk


def held(desk: Desk, number: int = MEETING, state: str = "held") -> None:
    """A meeting in which something can have been decided."""
    values = {"group_id": desk.group, "number": number, "starts_at": NOW - timedelta(2)}
    desk.store.write(
        lambda c: c.execute(insert(Meeting).values(**values, created_at=NOW, state=state))
    )


def test_optional_saving_goes_back_by_two_officers_and_her_yes(desk: Desk) -> None:
    """Row 20; her yes is the last, and nothing is written before it."""
    asked = desk.event(MEERA, WithdrawSaving(6, rupees(150)))
    assert (asked.kind, asked.asks, asked.ask) == ("withdraw", "officer", (1, 2))
    (asked,) = desk.says(SUNITA, PAID).events
    assert (asked.asks, asked.ask) == ("member", (6,))
    assert desk.saved(SITA) == 1400
    done = desk.event(SITA, PAID)
    paid = rupees(150)
    assert done == SavingWithdrawn(done.code, 6, Head.OPTIONAL, paid, rupees(1250), 3)
    assert desk.legs(done.code) == [("1010", "3", -150), ("2020", "6", 150)]
    (line,) = desk.read(queries.last_entries, 6, 1)
    assert (line.head, line.paise) == (Head.OPTIONAL, -paid)
    assert desk.agrees()


def test_it_may_come_from_the_bank(desk: Desk) -> None:
    """And then leaves the box alone."""
    desk.says(MEERA, WithdrawSaving(6, rupees(200), by_bank=True))
    desk.says(SUNITA, PAID)
    done = desk.event(SITA, PAID)
    assert desk.legs(done.code) == [("1020", "", -200), ("2020", "6", 200)]


def test_her_own_wish_needs_two_officers_and_her_yes_at_the_end(desk: Desk) -> None:
    """To want money is not to have got it."""
    asked = desk.event(SITA, WithdrawSaving(6, rupees(200)))
    assert (asked.ask, asked.asks) == ((1, 2, 3), "officer")
    desk.refuses(SITA, PAID, Code.NOT_ASKED)
    assert desk.event(MEERA, PAID) == YesTaken(1, 1)
    assert desk.event(KSHAMA, PAID).ask == (6,)
    desk.refuses(SUNITA, PAID, Code.PROPOSAL_DECIDED)
    assert desk.event(SITA, PAID).paise == rupees(200)


def test_an_officer_does_not_pay_herself(desk: Desk) -> None:
    """Her own saving: another officer, then her yes."""
    desk.collects(SUNITA, (MEERA, 300), head=Head.OPTIONAL)
    asked = desk.event(MEERA, WithdrawSaving(3, rupees(300)))
    assert asked.ask == (1, 2)
    desk.refuses(MEERA, PAID, Code.NOT_ASKED)
    assert desk.event(SUNITA, PAID).ask == (3,)
    assert desk.event(MEERA, PAID).total == 0


def test_a_woman_without_a_phone_is_paid_before_two_other_officers(desk: Desk) -> None:
    """Her yes cannot come by message: one agrees, then another sees that she has got it."""
    desk.collects(MEERA, (PHULO, 100), head=Head.OPTIONAL)
    desk.says(MEERA, WithdrawSaving(10, rupees(100)))
    asked = desk.event(SUNITA, PAID)
    assert (asked.asks, asked.ask) == ("voucher", (2,))
    desk.refuses(SUNITA, PAID, Code.PROPOSAL_DECIDED)
    assert desk.event(KSHAMA, PAID).member == 10


def test_what_is_not_paid_back(desk: Desk) -> None:
    """Each with its figures."""
    desk.refuses(
        MEERA,
        WithdrawSaving(6, rupees(100), Head.SAVING),
        Code.COMPULSORY_STAYS,
        member=6,
        there=rupees(200),
    )
    over = {"member": 6, "paise": rupees(201), "there": rupees(200)}
    desk.refuses(MEERA, WithdrawSaving(6, rupees(201)), Code.MORE_THAN_SAVED, **over)
    desk.refuses(REKHA, WithdrawSaving(6, rupees(10)), Code.NOT_ALLOWED)
    desk.refuses(MEERA, WithdrawSaving(6, Paise(0)), Code.AMOUNT_ZERO)
    desk.refuses(MEERA, WithdrawSaving(6, Paise(50)), Code.AMOUNT_NOT_WHOLE)
    desk.collects(MEERA, (GEETA, 1000), head=Head.OPTIONAL)
    in_bank = {"paise": rupees(700), "there": rupees(600)}
    by_bank = WithdrawSaving(5, rupees(700), by_bank=True)
    desk.refuses(MEERA, by_bank, Code.NOT_ENOUGH_IN_BANK, **in_bank)
    desk.says(MEERA, GiveToCarrier(4, rupees(1800)))
    desk.says(REKHA, PAID)
    cash = {"paise": rupees(700), "there": rupees(100), "member": 3}
    desk.refuses(MEERA, WithdrawSaving(5, rupees(700)), Code.NOT_ENOUGH_CASH, **cash)


def test_it_has_to_be_there_at_her_yes_too(desk: Desk) -> None:
    """She was paid by another proposal meanwhile."""
    desk.says(MEERA, WithdrawSaving(6, rupees(200)))
    desk.says(SUNITA, PAID)
    desk.says(MEERA, WithdrawSaving(6, rupees(200)))
    desk.says(SUNITA, AnswerProposal(2, yes=True))
    desk.says(SITA, PAID)
    desk.refuses(SITA, AnswerProposal(2, yes=True), Code.MORE_THAN_SAVED, there=Paise(0))


def test_she_says_that_she_got_nothing(desk: Desk) -> None:
    """Then nothing is written, and all who agreed hear it."""
    desk.says(MEERA, WithdrawSaving(6, rupees(200)))
    desk.says(SUNITA, PAID)
    refused = desk.event(SITA, AnswerProposal(1, yes=False))
    assert isinstance(refused, ProposalRefused)
    assert (refused.by, refused.proposed_by) == (6, 3)
    assert desk.saved(SITA) == 1400


def test_who_leaves_gets_all_that_is_hers(desk: Desk) -> None:
    """Row 21, from two kinds of saving; afterwards she is no member."""
    asked = desk.event(MEERA, LeaveGroup(5, MEETING))
    assert (asked.kind, asked.paise) == ("leave", rupees(100))
    desk.says(SUNITA, PAID)
    left = desk.event(GEETA, PAID)
    assert left == MemberLeft(left.code, 5, "गीता", rupees(100), Paise(0), rupees(100))
    assert desk.legs(left.code) == [("1010", "3", -100), ("2010", "5", 100)]
    assert 5 not in [member.number for member in desk.read(queries.members, TODAY)]
    desk.refuses(GEETA, ClaimDeposit(rupees(100), TODAY), Code.HAS_LEFT, member=5)
    desk.refuses(SUNITA, ReverseEntry(left.code), Code.HAS_LEFT)
    assert desk.agrees()


def test_a_loan_is_set_off_against_savings(desk: Desk) -> None:
    """Row 19: 1,200 = 500 + 10 + 690."""
    lend(desk, 6, 500)
    desk.says(MEERA, WithdrawSaving(6, rupees(200)))
    desk.says(SUNITA, PAID)
    desk.says(SITA, PAID)
    asked = desk.event(MEERA, LeaveGroup(6, MEETING, interest=rupees(10), by_bank=False))
    assert asked.paise == rupees(690)
    desk.says(SUNITA, AnswerProposal(2, yes=True))
    left = desk.event(SITA, AnswerProposal(2, yes=True))
    assert desk.legs(left.code) == [
        ("1010", "3", -690),
        ("2010", "6", 1200),
        ("1100", "1", -500),
        ("4010", "1", -10),
    ]
    assert (left.saved, left.owed, left.paid) == (rupees(1200), rupees(510), rupees(690))
    (loan,) = desk.read(queries.loans, 6)
    assert (loan.state, loan.left) == ("closed", 0)
    assert desk.agrees()


def lend(desk: Desk, member: int, amount: int) -> None:
    """A loan as the books have it, paid from the bank."""
    values = {
        "group_id": desk.group, "number": 1, "member": member, "paise": rupees(amount),
        "instalments": 10, "method": "falling", "rate": 200, "asked_at": NOW, "state": "paid",
        "paid_on": TODAY,
        "source": "test:loan",
    }  # fmt: skip
    terms = {
        "group_id": desk.group, "loan": 1, "version": 1, "since": TODAY, "paise": rupees(amount),
        "rate": 200, "method": "falling", "instalments": 10,
        "first_due": TODAY + timedelta(days=30),
    }  # fmt: skip
    legs = transfer((LOANS, "1"), (BANK, ""), rupees(amount))
    journal = [Journal("loan", TODAY, legs, member)]

    def work(connection: Connection) -> None:
        connection.execute(insert(Loan).values(**values))
        connection.execute(insert(LoanTerms).values(**terms))
        post(connection, desk.group, journal, source="test:loan", at=NOW, recorded_by=None)

    desk.store.write(work)


def test_who_owes_more_than_is_hers_cannot_leave(desk: Desk) -> None:
    """Both sums are named."""
    lend(desk, 5, 500)
    owes = {"member": 5, "owed": rupees(500), "saved": rupees(100)}
    desk.refuses(MEERA, LeaveGroup(5, MEETING), Code.OWES_MORE, **owes)


def test_who_cannot_leave_now(desk: Desk) -> None:
    """Without a resolution, with the group's cash, with a deposit nobody has answered."""
    desk.refuses(MEERA, LeaveGroup(5, 2), Code.NO_RESOLUTION, meeting=2)
    held(desk, 2, "planned")
    desk.refuses(MEERA, LeaveGroup(5, 2), Code.NO_RESOLUTION, meeting=2)
    desk.refuses(REKHA, LeaveGroup(5, MEETING), Code.NOT_ALLOWED)
    box = {"member": 3, "paise": rupees(900)}
    desk.refuses(SUNITA, LeaveGroup(3, MEETING), Code.HOLDS_CASH, **box)
    desk.says(MEERA, GiveToCarrier(5, rupees(100)))
    desk.says(GEETA, PAID)
    carried = {"member": 5, "paise": rupees(100)}
    desk.refuses(MEERA, LeaveGroup(5, MEETING), Code.HOLDS_CASH, **carried)
    desk.says(SITA, ClaimDeposit(rupees(100), TODAY))
    desk.refuses(MEERA, LeaveGroup(6, MEETING), Code.STILL_CLAIMS, member=6)


def test_the_last_officer_stays(desk: Desk) -> None:
    """Somebody has to be able to say yes."""
    desk.store.write(
        lambda c: c.execute(
            update(OfficeHeld).where(OfficeHeld.member.in_([2, 3])).values(until=TODAY)
        )
    )
    desk.store.write(lambda c: c.execute(update(Group).values(holder=5)))
    desk.refuses(SUNITA, LeaveGroup(1, MEETING), Code.LAST_OFFICER, member=1)


def test_an_officer_who_leaves_is_no_officer_any_more(desk: Desk) -> None:
    """Her office ends with her line in the register; another's yes asked for her is let go."""
    desk.collects(MEERA, (KSHAMA, 100))
    desk.says(MEERA, GiveToCarrier(2, rupees(100)))
    desk.says(MEERA, LeaveGroup(2, MEETING))
    desk.says(SUNITA, AnswerProposal(2, yes=True))
    desk.says(KSHAMA, AnswerProposal(2, yes=True))
    desk.refuses(KSHAMA, PAID, Code.HAS_LEFT)
    assert desk.read(queries.waiting_proposals, 2) == ()
    secretary = desk.read(queries.members, TODAY)
    assert [m.number for m in secretary if m.is_officer] == [1, 3]


def test_who_has_nothing_leaves_without_an_entry(desk: Desk) -> None:
    """Only the register changes."""
    desk.says(MEERA, LeaveGroup(8, MEETING))
    desk.says(SUNITA, PAID)
    left = desk.event(KAMLA, PAID)
    assert (left.code, left.paid) == ("", 0)


def test_a_changed_sum_is_not_paid_on_the_old_yes(desk: Desk) -> None:
    """She paid something in between."""
    desk.says(MEERA, LeaveGroup(5, MEETING))
    desk.says(SUNITA, PAID)
    desk.collects(MEERA, (GEETA, 100))
    sums = {"paise": rupees(100), "there": rupees(200)}
    desk.refuses(GEETA, PAID, Code.WRONG_SHARES, **sums)


def test_those_who_stay_go_on_as_before(desk: Desk) -> None:
    """Dues, collections and advances of the others."""
    desk.says(MEERA, LeaveGroup(5, MEETING))
    desk.says(SUNITA, PAID)
    desk.says(GEETA, PAID)
    group = desk.store.read(lambda c: queries.group(c, desk.group))
    dues = desk.store.read(lambda c: queries.all_dues(c, group, TODAY))
    assert 5 not in dues
    assert dues[8] == rupees(100)
    desk.collects(MEERA, (KAMLA, 100))
    gone = Line(5, rupees(100), Head.SAVING)
    desk.refuses(MEERA, RecordCollection((gone,), TODAY), Code.HAS_LEFT, member=5)


def test_a_dead_woman_s_money_goes_to_her_heir(desk: Desk) -> None:
    """Row 22: a second officer, and the name of whom she wanted."""
    assert desk.event(SITA, NameNominee(6, " बेटी  पूजा ")) == NomineeNamed(6, "बेटी पूजा")
    assert desk.says(SITA, NameNominee(6, "बेटी पूजा")).repeated
    other = {"member": 6, "nominee": "बेटी पूजा"}
    desk.refuses(MEERA, RecordDeath(6, "पति गोपाल"), Code.OTHER_NOMINEE, **other)
    desk.says(MEERA, GiveToCarrier(4, rupees(900)))
    desk.says(REKHA, PAID)
    desk.says(REKHA, DepositInBank(rupees(900), "S1", TODAY, 4))
    asked = desk.event(MEERA, RecordDeath(6))
    assert (asked.kind, asked.ask, asked.what) == ("death", (1, 2), "बेटी पूजा")
    left = desk.event(KSHAMA, AnswerProposal(2, yes=True))
    assert desk.legs(left.code) == [("1020", "", -1400), ("2010", "6", 1200), ("2020", "6", 200)]
    assert (left.nominee, left.paid) == ("बेटी पूजा", rupees(1400))


def test_an_heir_is_named_by_herself(desk: Desk) -> None:
    """What an officer writes for her waits for her yes; without a phone, for another officer."""
    desk.says(SITA, NameNominee(6, "बेटी पूजा"))
    asked = desk.event(MEERA, NameNominee(6, "कोई और"))
    assert (asked.kind, asked.asks, asked.ask, asked.what) == ("nominee", "member", (6,), "कोई और")
    assert desk.read(queries.nominee, 6) == "बेटी पूजा"
    desk.refuses(SITA, PAID, Code.SAME_PHONE, phone_of=MEERA)
    desk.says(SITA, AnswerProposal(1, yes=False))
    assert desk.read(queries.nominee, 6) == "बेटी पूजा"
    desk.says(MEERA, NameNominee(6, "माँ"))
    assert desk.event(SITA, AnswerProposal(2, yes=True)) == NomineeNamed(6, "माँ")
    asked = desk.event(MEERA, NameNominee(10, "बेटा"))
    assert (asked.asks, asked.ask) == ("officer", (1, 2))
    assert desk.event(KSHAMA, AnswerProposal(3, yes=True)) == NomineeNamed(10, "बेटा")


def test_what_she_proposed_goes_with_her(desk: Desk) -> None:
    """Who leaves or dies; what was for her too; another's goes on. Everyone is told."""
    desk.says(KSHAMA, WithdrawSaving(6, rupees(100)))
    desk.says(MEERA, WithdrawSaving(6, rupees(50)))
    desk.says(MEERA, NameNominee(2, "बेटी"))
    desk.says(MEERA, LeaveGroup(2, MEETING))
    desk.says(SUNITA, AnswerProposal(4, yes=True))
    left, *fallen = desk.says(KSHAMA, AnswerProposal(4, yes=True)).events
    assert isinstance(left, MemberLeft)
    assert [(e.proposal, e.proposed_by, e.gone, e.has_left) for e in fallen] == [
        (1, 2, 2, True),
        (3, 3, 2, True),
    ]
    desk.refuses(SUNITA, PAID, Code.PROPOSAL_DECIDED, state="lapsed")
    assert desk.event(SUNITA, AnswerProposal(2, yes=True)).ask == (6,)


def test_with_her_office_goes_what_she_had_proposed(desk: Desk) -> None:
    """The proposal by which it goes is done, not dropped."""
    desk.says(KSHAMA, WithdrawSaving(6, rupees(100)))
    desk.says(KSHAMA, ChangeOffice(Role.SECRETARY, 8))
    desk.says(MEERA, AnswerProposal(2, yes=True))
    changed, fallen = desk.says(KAMLA, AnswerProposal(2, yes=True)).events
    assert changed == OfficeChanged(Role.SECRETARY, 8, 2)
    assert (fallen.proposal, fallen.gone, fallen.has_left) == (1, 2, False)
    desk.refuses(SUNITA, PAID, Code.PROPOSAL_DECIDED, state="lapsed")


def test_an_office_that_ended_by_leaving_is_filled_on_the_same_day(desk: Desk) -> None:
    """And again: each was held for no day."""
    for number, who in ((1, KSHAMA), (3, KAMLA), (5, GEETA)):
        desk.says(MEERA, LeaveGroup(who.number, MEETING))
        desk.says(SUNITA, AnswerProposal(number, yes=True))
        desk.says(who, AnswerProposal(number, yes=True))
        new = {1: KAMLA, 3: GEETA, 5: REKHA}[number]
        desk.says(MEERA, ChangeOffice(Role.SECRETARY, new.number))
        desk.says(SUNITA, AnswerProposal(number + 1, yes=True))
        desk.says(new, AnswerProposal(number + 1, yes=True))
    members = desk.store.read(lambda c: queries.members(c, desk.group, TODAY))
    assert [m.number for m in members if Role.SECRETARY in m.roles] == [4]


def test_without_an_heir_nothing_is_paid(desk: Desk) -> None:
    """Nor by an officer for herself, nor a name by another member."""
    desk.refuses(MEERA, RecordDeath(5), Code.NO_NOMINEE, member=5)
    desk.refuses(MEERA, RecordDeath(3, "कोई"), Code.OWN_MONEY)
    desk.refuses(REKHA, RecordDeath(5, "कोई"), Code.NOT_ALLOWED)
    desk.refuses(REKHA, NameNominee(5, "कोई"), Code.NOT_ALLOWED)
    desk.refuses(SITA, NameNominee(6, "  "), Code.NO_NOMINEE)
    desk.says(MEERA, RecordDeath(5, "माँ शांति"))
    assert desk.event(SUNITA, PAID).nominee == "माँ शांति"
