"""Money from members: the journals of DOMAIN §2.6, rows 1 to 8 and 52, and their receipts."""

from datetime import date, timedelta

import pytest

from bot.books import queries
from bot.domain.commands import (
    ClaimDeposit,
    ConfirmClaims,
    Head,
    IdentifyReceipt,
    Line,
    RecordCollection,
    RecordUnidentified,
    RefuseClaims,
    ReleaseAdvances,
)
from bot.domain.errors import Code
from bot.domain.events import ClaimMade, ClaimsRefused, CollectionRecorded
from bot.domain.money import Paise, rupees
from bot.store import Store
from tests.books.desk import Desk
from tests.make import NOW, TODAY, create_member
from tests.people import (
    EVERYONE,
    GEETA,
    KAMLA,
    KSHAMA,
    MEERA,
    OTHER_SUNITA,
    PHULO,
    RADHA,
    REKHA,
    SITA,
    SUNITA,
    Person,
)

ALL_BUT_MEERA = (SUNITA, KSHAMA, REKHA, GEETA, SITA, OTHER_SUNITA, KAMLA, RADHA, PHULO)
STRANGER = Person(99, "कोई", "", "")


def test_a_saving_is_cash_of_the_treasurer_and_a_debt_to_the_member(desk: Desk) -> None:
    """Row 2."""
    (receipt,) = desk.collects(MEERA, (REKHA, 100))
    assert desk.legs(receipt.code) == [("1010", "3", 100), ("2010", "4", -100)]
    assert (receipt.member, receipt.paise, receipt.total) == (4, rupees(100), rupees(100))
    assert desk.agrees()


def test_a_whole_meeting_gives_each_woman_a_receipt(store: Store) -> None:
    """Row 3: thirteen times ₹100 is ₹1,300, in thirteen entries."""
    more = tuple(Person(n, f"दीदी {n}", "", "") for n in range(11, 15))
    desk = Desk(store, people=(*EVERYONE, *more))
    payers = [p for p in (*EVERYONE, *more) if p is not MEERA]
    receipts = desk.collects(MEERA, *((person, 100) for person in payers))
    assert len({receipt.code for receipt in receipts}) == 13
    money = desk.read(queries.cash)
    assert money.in_hand == {3: rupees(1300)}
    assert money.savings == rupees(1300)
    assert desk.read(queries.day_total, TODAY) == (rupees(1300), 13)


@pytest.mark.parametrize(
    ("head", "credit"),
    [
        (Head.OPTIONAL, ("2020", "4")),
        (Head.HEALTH, ("2030", "4")),
        (Head.FOOD, ("2040", "4")),
        (Head.ADVANCE, ("2070", "4")),
        (Head.FINE_ABSENT, ("4020", "")),
        (Head.FINE_LATE, ("4025", "")),
        (Head.JOINING_FEE, ("4030", "")),
    ],
)
def test_each_head_has_its_account(desk: Desk, head: Head, credit: tuple[str, str]) -> None:
    """Rows 4 and 6 to 8."""
    (receipt,) = desk.collects(MEERA, (REKHA, 50), head=head)
    assert desk.legs(receipt.code) == [("1010", "3", 50), (*credit, -50)]
    assert receipt.head is head
    (line,) = desk.read(queries.last_entries, REKHA.number, 5)
    assert (line.head, line.paise) == (head, rupees(50))


def test_a_saving_straight_into_the_bank_is_in_nobodys_hand(desk: Desk) -> None:
    """Row 5."""
    command = RecordCollection((Line(4, rupees(100)),), TODAY, bank_reference="UPI 77")
    event = desk.event(MEERA, command)
    assert event.in_hand is None
    assert desk.legs(event.receipts[0].code) == [("1020", "", 100), ("2010", "4", -100)]


def test_a_receipt_for_a_fine_names_her_savings(desk: Desk) -> None:
    """The total is of her savings, whatever the money was for."""
    desk.collects(MEERA, (REKHA, 100))
    (receipt,) = desk.collects(MEERA, (REKHA, 10), head=Head.FINE_LATE)
    assert receipt.total == rupees(100)


def test_an_officers_own_money_becomes_a_claim(desk: Desk) -> None:
    """The others' lines are posted; another officer is asked about hers."""
    lines = tuple(Line(person.number, rupees(100)) for person in EVERYONE)
    collected, claim = desk.says(MEERA, RecordCollection(lines, TODAY)).events
    assert isinstance(collected, CollectionRecorded)
    assert {r.member for r in collected.receipts} == {p.number for p in ALL_BUT_MEERA}
    assert collected.in_hand == rupees(900)
    assert claim == ClaimMade(1, 3, rupees(100), TODAY, ask=(1, 2))
    assert desk.saved(MEERA) == 0
    confirmed = desk.event(SUNITA, ConfirmClaims((1,)))
    assert confirmed.in_hand == rupees(1000)
    assert desk.saved(MEERA) == 100


def test_only_her_own_money_is_only_a_claim(desk: Desk) -> None:
    """Nothing is posted."""
    claim = desk.event(MEERA, RecordCollection((Line(3, rupees(100)),), TODAY))
    assert isinstance(claim, ClaimMade)
    assert desk.read(queries.cash).savings == 0


def test_her_own_fine_waits_for_another_officer(desk: Desk) -> None:
    """The claim keeps what the money is for."""
    fine = RecordCollection((Line(3, rupees(10), Head.FINE_LATE),), TODAY)
    claim = desk.event(MEERA, fine)
    assert (claim.head, claim.ask) == (Head.FINE_LATE, (1, 2))
    (receipt,) = desk.event(SUNITA, ConfirmClaims((claim.claim,))).receipts
    assert desk.legs(receipt.code) == [("1010", "3", 10), ("4025", "", -10)]


def test_a_claim_with_a_slip_is_posted_to_the_bank(desk: Desk) -> None:
    """Row 5 by the member's own word: it never was in the holder's hand."""
    claim = desk.event(REKHA, ClaimDeposit(rupees(100), TODAY, bank_reference="4521"))
    event = desk.event(MEERA, ConfirmClaims((claim.claim,)))
    assert event.in_hand is None
    assert desk.legs(event.receipts[0].code) == [("1020", "", 100), ("2010", "4", -100)]


def test_several_kinds_of_her_own_money_are_several_claims(desk: Desk) -> None:
    """A saving and a fine in one message of the treasurer about herself."""
    lines = (Line(3, rupees(100)), Line(3, rupees(10), Head.FINE_LATE))
    events = desk.says(MEERA, RecordCollection(lines, TODAY)).events
    assert [(e.head, e.paise) for e in events] == [
        (Head.SAVING, rupees(100)),
        (Head.FINE_LATE, rupees(10)),
    ]


def test_a_claim_is_posted_when_another_officer_confirms(desk: Desk) -> None:
    """Row 1, then row 2."""
    claim = desk.event(REKHA, ClaimDeposit(rupees(100), TODAY))
    assert claim.ask == (3, 1, 2)
    assert desk.saved(REKHA) == 0
    (waiting,) = desk.read(queries.waiting_claims)
    assert (waiting.number, waiting.member, waiting.paise) == (claim.claim, 4, rupees(100))
    (receipt,) = desk.event(MEERA, ConfirmClaims((claim.claim,))).receipts
    assert desk.legs(receipt.code) == [("1010", "3", 100), ("2010", "4", -100)]
    assert desk.read(queries.waiting_claims) == ()


def test_several_claims_are_confirmed_at_once(desk: Desk) -> None:
    """One event with a receipt for each."""
    for who in (REKHA, GEETA):
        desk.says(who, ClaimDeposit(rupees(100), TODAY))
    event = desk.event(KSHAMA, ConfirmClaims((1, 2)))
    assert [(r.member, r.total) for r in event.receipts] == [(4, rupees(100)), (5, rupees(100))]
    assert event.in_hand == rupees(200)


def test_claims_are_decided_once_and_by_another(desk: Desk) -> None:
    """Whoever comes second hears that it was decided; nobody decides about her own."""
    desk.says(SUNITA, ClaimDeposit(rupees(100), TODAY))
    desk.refuses(SUNITA, ConfirmClaims((1,)), Code.OWN_MONEY, member=1)
    desk.refuses(SUNITA, RefuseClaims((1,)), Code.OWN_MONEY, member=1)
    desk.refuses(REKHA, ConfirmClaims((1,)), Code.NOT_ALLOWED, needs="officer")
    desk.refuses(MEERA, ConfirmClaims((1, 7)), Code.NOTHING_TO_DO)
    desk.refuses(MEERA, ConfirmClaims(()), Code.NOTHING_TO_DO)
    refused = desk.event(MEERA, RefuseClaims((1,), "नहीं मिला"))
    assert refused == ClaimsRefused(((1, 1, rupees(100)),), "नहीं मिला")
    desk.refuses(KSHAMA, ConfirmClaims((1,)), Code.CLAIM_DECIDED, claim=1, state="refused")
    desk.refuses(KSHAMA, RefuseClaims((1,)), Code.CLAIM_DECIDED, claim=1, state="refused")
    assert desk.saved(SUNITA) == 0


def test_the_cash_goes_to_the_chosen_holder(store: Store) -> None:
    """Not to the treasurer, where the group keeps its box elsewhere."""
    desk = Desk(store, holder=KAMLA.number)
    (receipt,) = desk.collects(MEERA, (REKHA, 100))
    assert desk.legs(receipt.code)[0] == ("1010", "8", 100)
    assert desk.read(queries.holder) == 8


def test_without_treasurer_and_holder_there_is_no_cash_box(store: Store) -> None:
    """Somebody has to be answerable for it."""
    desk = Desk(store, people=(SUNITA, REKHA))
    command = RecordCollection((Line(4, rupees(100)),), TODAY)
    desk.refuses(SUNITA, command, Code.NOT_ALLOWED, needs="treasurer")


@pytest.mark.parametrize(
    ("paise", "code"),
    [
        (0, Code.AMOUNT_ZERO),
        (-10_000, Code.AMOUNT_NEGATIVE),
        (10_050, Code.AMOUNT_NOT_WHOLE),
        (1_000_100, Code.ABOVE_LIMIT),
    ],
)
def test_no_such_amount(desk: Desk, paise: int, code: Code) -> None:
    """For a collection and for a claim alike, and then nothing of the collection is written."""
    lines = (Line(5, rupees(100)), Line(4, Paise(paise)))
    desk.refuses(MEERA, RecordCollection(lines, TODAY), code)
    desk.refuses(REKHA, ClaimDeposit(Paise(paise), TODAY), code)
    assert desk.saved(GEETA) == 0


def test_the_group_sets_its_own_limit(store: Store) -> None:
    """From its bylaws."""
    desk = Desk(store, bylaws={"limit": 50_000})
    over = ClaimDeposit(rupees(501), TODAY)
    desk.refuses(REKHA, over, Code.ABOVE_LIMIT, paise=50_100, limit=50_000)


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (TODAY + timedelta(days=1), Code.DATE_IN_FUTURE),
        (TODAY - timedelta(days=367), Code.DATE_TOO_OLD),
    ],
)
def test_no_such_day(desk: Desk, day: date, code: Code) -> None:
    """Money moved today or within the last year."""
    desk.refuses(MEERA, RecordCollection((Line(4, rupees(100)),), day), code, day=day)
    desk.refuses(REKHA, ClaimDeposit(rupees(100), day), code, day=day)
    desk.refuses(MEERA, RecordUnidentified(rupees(100), day), code, day=day)


def test_today_is_indias_day(desk: Desk) -> None:
    """At 19:00 UTC it is tomorrow in India already."""
    late = NOW.replace(hour=19)
    tomorrow = TODAY + timedelta(days=1)
    command = RecordCollection((Line(4, rupees(100)),), tomorrow)
    assert desk.says(MEERA, command, at=late).events


def test_who_may_and_for_whom(store: Store) -> None:
    """Officers record; members are those in the register who have not left."""
    desk = Desk(store)
    command = RecordCollection((Line(5, rupees(100)),), TODAY)
    desk.refuses(REKHA, command, Code.NOT_ALLOWED, needs="officer")
    desk.refuses(None, command, Code.NOT_A_MEMBER)
    desk.refuses(STRANGER, command, Code.NOT_A_MEMBER, member=99)
    desk.refuses(MEERA, RecordCollection((), TODAY), Code.NOTHING_TO_DO)
    unknown = RecordCollection((Line(99, rupees(100)),), TODAY)
    desk.refuses(MEERA, unknown, Code.NOT_A_MEMBER, member=99)
    store.write(lambda c: create_member(c, desk.group, Person(12, "लता", "", ""), left_on=TODAY))
    gone = RecordCollection((Line(12, rupees(100)),), TODAY)
    desk.refuses(MEERA, gone, Code.HAS_LEFT, member=12)
    desk.refuses(Person(12, "लता", "", ""), command, Code.HAS_LEFT, member=12)


def test_a_credit_nobody_can_explain_finds_its_owner(desk: Desk) -> None:
    """Row 52."""
    found = desk.event(MEERA, RecordUnidentified(rupees(300), TODAY, "पासबुक 12"))
    assert desk.legs(found.code) == [("1020", "", 300), ("2390", "", -300)]
    assert desk.read(queries.cash).unidentified == rupees(300)
    desk.refuses(MEERA, IdentifyReceipt(found.code, 3), Code.OWN_MONEY, member=3)
    desk.refuses(MEERA, IdentifyReceipt("ZZZZ", 4), Code.UNKNOWN_CODE, code="ZZZZ")
    event = desk.event(MEERA, IdentifyReceipt(found.code.lower(), 4, Head.OPTIONAL))
    assert event.in_hand is None
    assert desk.legs(event.receipts[0].code) == [("2390", "", 300), ("2020", "4", -300)]
    desk.refuses(MEERA, IdentifyReceipt(found.code, 5), Code.NOTHING_TO_DO)
    assert desk.read(queries.cash).unidentified == 0
    assert desk.agrees()


def test_only_an_unexplained_credit_can_be_identified(desk: Desk) -> None:
    """A saving has its owner already."""
    (receipt,) = desk.collects(MEERA, (REKHA, 100))
    desk.refuses(MEERA, IdentifyReceipt(receipt.code, 5), Code.UNKNOWN_CODE)


def test_an_advance_becomes_saving_cycle_by_cycle(desk: Desk) -> None:
    """Row 6: paid for two months ahead, each month takes its ₹100, once."""
    desk.collects(MEERA, (REKHA, 100))
    desk.collects(MEERA, (REKHA, 150), head=Head.ADVANCE)
    for month, saved, held in ((12, 200, 50), (13, 250, 0)):
        due_on = date(2026 + month // 13, 1 if month == 13 else month, 1)
        at = NOW.replace(year=due_on.year, month=due_on.month, day=1)
        for _ in range(2):
            desk.says(None, ReleaseAdvances(due_on), source=f"clock:release:{due_on}", at=at)
        now = desk.read(queries.savings, REKHA.number)
        assert (now.compulsory // 100, now.held // 100) == (saved, held)
    assert desk.agrees()


def test_an_advance_is_not_taken_for_what_is_paid_already(desk: Desk) -> None:
    """She owes nothing for November any more, so November takes nothing."""
    desk.collects(MEERA, (REKHA, 100))
    desk.collects(MEERA, (REKHA, 100), head=Head.ADVANCE)
    desk.says(None, ReleaseAdvances(date(2026, 11, 1)))
    assert desk.read(queries.savings, REKHA.number).held == rupees(100)
    desk.refuses(MEERA, ReleaseAdvances(date(2026, 11, 1)), Code.NOT_ALLOWED, needs="clock")
