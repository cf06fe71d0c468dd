"""Whose yes is another's: a phone speaks once, whomever it reaches (DOMAIN §6.2)."""

import pytest
from sqlalchemy import select, update

from bot.books import queries
from bot.domain.commands import (
    AddMember,
    AnswerProposal,
    AskPhone,
    ChangeHolder,
    ChangeOffice,
    GiveToCarrier,
    Head,
    OpenDispute,
    RecordMovement,
    WithdrawSaving,
)
from bot.domain.commands import AnswerDispute as Settle
from bot.domain.errors import Code
from bot.domain.events import (
    LoanPaid,
    MovementRecorded,
    OfficeChanged,
    Proposed,
    SavingWithdrawn,
)
from bot.domain.groups import Role
from bot.domain.money import rupees
from bot.domain.movements import Place
from bot.store.tables import Address, AddressMember, OfficeHeld
from tests.books.desk import Desk, shares_phone
from tests.books.lending import FIVE
from tests.make import TODAY
from tests.people import GEETA, KSHAMA, MEERA, PHULO, RADHA, REKHA, SITA, SUNITA, Person

YES, NO = AnswerProposal(1, yes=True), AnswerProposal(1, yes=False)
SPENT = RecordMovement("stationery", rupees(500), TODAY, Place.CASH)


@pytest.fixture
def rich(desk: Desk) -> Desk:
    """There is cash for what is proposed."""
    desk.collects(MEERA, (GEETA, 6000))
    return desk


def test_the_proposers_phone_is_no_second_officer(rich: Desk) -> None:
    """Sunita is asked, and her yes comes from Meera's phone: it is Meera's. Her no may."""
    assert rich.event(MEERA, SPENT).ask == (1, 2)
    rich.refuses(SUNITA, YES, Code.SAME_PHONE, phone_of=MEERA)
    assert isinstance(rich.event(SUNITA, YES), MovementRecorded)
    second = rich.event(MEERA, SPENT).proposal
    rich.event(SUNITA, AnswerProposal(second, yes=False), phone_of=MEERA)


def test_an_officer_on_the_proposers_phone_is_not_asked(rich: Desk) -> None:
    """Kshama is; where nobody is left, it is said at once and does not wait for 48 hours."""
    shares_phone(rich, SUNITA, MEERA)
    assert rich.event(MEERA, SPENT).ask == (2,)
    shares_phone(rich, KSHAMA, MEERA)
    rich.refuses(MEERA, SPENT, Code.NO_SECOND_PHONE)


def test_two_officers_on_one_phone_are_one_voice(rich: Desk) -> None:
    """A plain member's own wish needs two officers: not twice the same phone."""
    rich.collects(MEERA, (SITA, 300), head=Head.OPTIONAL)
    shares_phone(rich, KSHAMA, SUNITA)
    rich.says(SITA, WithdrawSaving(6, rupees(100)))
    rich.says(SUNITA, YES)
    rich.refuses(KSHAMA, YES, Code.SAME_PHONE)
    assert rich.event(MEERA, YES).ask == (6,)


def test_the_receivers_yes_does_not_come_from_the_proposers_phone(rich: Desk) -> None:
    """Geeta shares it: another officer says that she has got the loan."""
    shares_phone(rich, GEETA, MEERA)
    rich.says(MEERA, FIVE)
    asked = rich.event(SUNITA, YES)
    assert (asked.asks, asked.ask) == ("voucher", (2,))
    rich.refuses(GEETA, YES, Code.NOT_ASKED)
    assert isinstance(rich.event(KSHAMA, YES), LoanPaid)


def test_a_loan_to_a_woman_without_a_phone_does_not_lapse(rich: Desk) -> None:
    """It did: her yes was waited for that could never come."""
    rich.says(MEERA, type(FIVE)(PHULO.number, rupees(5000), 10, 200, FIVE.method))
    asked = rich.event(KSHAMA, YES)
    assert (asked.asks, asked.ask) == ("voucher", (1,))
    assert isinstance(rich.event(SUNITA, YES), LoanPaid)


def test_who_shares_the_receivers_phone_does_not_agree_for_the_group(rich: Desk) -> None:
    """Sunita's phone would give both yes."""
    rich.collects(MEERA, (SITA, 300), head=Head.OPTIONAL)
    shares_phone(rich, SITA, SUNITA)
    assert rich.event(MEERA, WithdrawSaving(6, rupees(100))).ask == (2,)
    assert rich.event(KSHAMA, YES).ask == (6,)
    assert isinstance(rich.event(SITA, YES), SavingWithdrawn)


def test_her_own_receipt_she_gives_from_her_own_phone(rich: Desk) -> None:
    """Who asked for her own money says that she has it, though she is the proposer."""
    rich.collects(MEERA, (SITA, 300), head=Head.OPTIONAL)
    rich.says(SITA, WithdrawSaving(6, rupees(100)))
    rich.says(SUNITA, YES)
    rich.says(KSHAMA, YES)
    assert isinstance(rich.event(SITA, YES), SavingWithdrawn)


def test_a_carrier_on_the_keepers_phone_has_somebody_who_saw_it(rich: Desk) -> None:
    """So has a new keeper without any."""
    shares_phone(rich, REKHA, MEERA)
    carried = rich.event(KSHAMA, GiveToCarrier(4, rupees(100)))
    assert (carried.asks, carried.ask) == ("voucher", (1,))
    rich.says(SUNITA, YES)
    handed = rich.event(MEERA, ChangeHolder(3, 10))
    assert (handed.asks, handed.ask) == ("voucher", (1, 2))
    rich.says(SUNITA, AnswerProposal(2, yes=True))
    assert rich.read(queries.cash).in_hand == {10: rupees(5900)}


def test_who_wrote_an_entry_settles_no_dispute_by_another_name(rich: Desk) -> None:
    """Meera's phone speaks as Sunita."""
    rich.says(GEETA, OpenDispute(""))
    rich.refuses(SUNITA, Settle(1, accept=False), Code.ACCUSED_ALONE, phone_of=MEERA)


# -- an officer gives her own phone to another ----------------------------------------------------


def test_a_phone_that_she_gave_to_a_new_member_makes_no_second_voice(rich: Desk) -> None:
    """Meera adds Anjana with her own number and would make her secretary."""
    rich.says(MEERA, AddMember("अंजना", "पति रवि", MEERA.phone))
    _vacant(rich, Role.SECRETARY)
    asked = rich.event(MEERA, ChangeOffice(Role.SECRETARY, 11))
    assert (asked.asks, asked.ask) == ("officer", (1,))
    rich.refuses(_person(11), YES, Code.NOT_ASKED, phone_of=MEERA)
    assert isinstance(rich.event(SUNITA, YES), OfficeChanged)
    assert rich.event(MEERA, SPENT).ask == (1,)  # and still it is not a second officer


def test_who_holds_the_phone_does_not_agree_that_it_is_anothers(rich: Desk) -> None:
    assert rich.event(MEERA, AskPhone(GEETA.number, SUNITA.phone)).ask == (2,)


def test_without_another_officer_the_group_gives_an_office(rich: Desk) -> None:
    """Her own yes and that of two others; nobody's who is on the phone of her who proposed it."""
    _vacant(rich, Role.SECRETARY)
    _vacant(rich, Role.PRESIDENT)
    shares_phone(rich, SUNITA, MEERA)
    asked = rich.event(MEERA, ChangeOffice(Role.PRESIDENT, SITA.number))
    assert (asked.asks, asked.ask) == ("anyone", (2, 4, 5, 7, 8, 9))
    rich.says(REKHA, YES)
    rich.refuses(RADHA, YES, Code.SAME_PHONE)  # Rekha's
    assert rich.event(GEETA, YES) == Proposed(
        1, "office", 0, (6,), 0, 6, what=Role.PRESIDENT.value, asks="member"
    )
    assert rich.event(SITA, YES) == OfficeChanged(Role.PRESIDENT, 6, None)


def test_with_one_other_phone_hers_is_enough_and_without_any_nothing_is(rich: Desk) -> None:
    _vacant(rich, Role.SECRETARY)
    _vacant(rich, Role.PRESIDENT)
    for who in (SUNITA, KSHAMA, REKHA, GEETA, _person(7), _person(8), RADHA):
        shares_phone(rich, who, MEERA)
    to_phulo = ChangeOffice(Role.PRESIDENT, PHULO.number)
    assert rich.event(MEERA, to_phulo).ask == (SITA.number,)
    assert rich.event(MEERA, ChangeOffice(Role.PRESIDENT, 6)).ask == (SITA.number,)
    shares_phone(rich, SITA, MEERA)
    rich.refuses(MEERA, ChangeOffice(Role.SECRETARY, 6), Code.NO_SECOND_PHONE)


def test_whatsapp_and_sms_of_one_number_are_one_phone(rich: Desk) -> None:
    """Her yes by SMS is not another's."""
    rich.says(MEERA, AddMember("अंजना", "", MEERA.phone))  # makes the SMS address
    sms = select(Address.id).where(Address.phone == MEERA.phone, Address.channel == "sms")
    address = rich.store.read(lambda c: c.execute(sms).scalar_one())
    hers = update(AddressMember).where(
        AddressMember.group_id == rich.group, AddressMember.member == SUNITA.number
    )
    rich.store.write(lambda c: c.execute(hers.values(address_id=address)))
    assert rich.event(MEERA, SPENT).ask == (2,)


def _vacant(desk: Desk, role: Role) -> None:
    ends = update(OfficeHeld).where(OfficeHeld.role == role).values(until=TODAY)
    desk.store.write(lambda c: c.execute(ends))


def _person(number: int) -> Person:
    return Person(number, "", "", "")
