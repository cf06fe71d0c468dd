"""A claimed saving that is in the book by now, and a bank reference that is: no money twice."""

import pytest

from bot.books import queries
from bot.domain.commands import (
    ClaimDeposit,
    Command,
    ConfirmClaims,
    DepositInBank,
    Head,
    Line,
    RecordCollection,
    RecordUnidentified,
    RefuseClaims,
    ReverseEntry,
)
from bot.domain.errors import Code
from bot.domain.money import rupees
from bot.store import Store
from tests.books.desk import Desk
from tests.make import TODAY
from tests.people import GEETA, MEERA, REKHA, SITA, SUNITA

UPI = "UPI 77"


def test_a_claim_is_not_booked_beside_the_collection_that_held_it(desk: Desk) -> None:
    """She said 100, then everyone's 100 was written, hers too."""
    desk.says(GEETA, ClaimDeposit(rupees(100), TODAY))
    desk.collects(MEERA, (REKHA, 100), (GEETA, 100))
    figures = {"claim": 1, "member": 5, "owed": 0, "paise": rupees(100)}
    desk.refuses(MEERA, ConfirmClaims((1,)), Code.CLAIM_OVER, **figures)
    assert desk.saved(GEETA) == 100
    (receipt,) = desk.event(MEERA, ConfirmClaims((1,), Head.ADVANCE)).receipts
    assert (receipt.head, receipt.paise) == (Head.ADVANCE, rupees(100))
    assert desk.agrees()


def test_only_what_is_above_her_dues_needs_a_word(desk: Desk) -> None:
    """Of 100, 60 were owed; her own words about what was more stay as they were."""
    desk.says(GEETA, ClaimDeposit(rupees(150), TODAY, over=rupees(50), over_head=Head.HEALTH))
    desk.collects(MEERA, (GEETA, 40))
    desk.refuses(SUNITA, ConfirmClaims((1,)), Code.CLAIM_OVER, owed=rupees(60), paise=rupees(40))
    receipts = desk.event(SUNITA, ConfirmClaims((1,), Head.OPTIONAL)).receipts
    assert [(r.head, r.paise // 100) for r in receipts] == [
        (Head.SAVING, 60),
        (Head.OPTIONAL, 40),
        (Head.HEALTH, 50),
    ]
    assert desk.agrees()


def test_two_claims_of_one_woman_use_up_her_dues_in_turn(desk: Desk) -> None:
    """She sent the same message again an hour later."""
    for _ in range(2):
        desk.says(GEETA, ClaimDeposit(rupees(100), TODAY))
    desk.refuses(MEERA, ConfirmClaims((1, 2)), Code.CLAIM_OVER, claim=2, paise=rupees(100))
    assert desk.event(MEERA, ConfirmClaims((1,))).receipts[0].paise == rupees(100)


def test_a_fine_and_a_group_without_dues_are_never_too_much(store: Store) -> None:
    """Nothing says what would be owed."""
    desk = Desk(store, dues_from=None)
    desk.says(GEETA, ClaimDeposit(rupees(700), TODAY))
    assert desk.event(MEERA, ConfirmClaims((1,))).receipts[0].head is Head.SAVING
    other = Desk(store, code="ASHA2", phones=False)
    other.says(MEERA, RecordCollection((Line(3, rupees(10), Head.FINE_LATE),), TODAY))
    assert other.event(SUNITA, ConfirmClaims((1,))).receipts[0].head is Head.FINE_LATE


BY_BANK: tuple[Command, ...] = (
    RecordCollection((Line(4, rupees(100)),), TODAY, " upi 77"),
    RecordUnidentified(rupees(100), TODAY, UPI),
    DepositInBank(rupees(100), UPI, TODAY),
)


@pytest.mark.parametrize("second", BY_BANK, ids=lambda c: type(c).__name__)
@pytest.mark.parametrize("first", BY_BANK, ids=lambda c: type(c).__name__)
def test_a_bank_reference_stands_for_one_movement(
    desk: Desk, first: Command, second: Command
) -> None:
    """Whatever it was booked as; a member may not claim it either, before it is taken back."""
    desk.collects(MEERA, (SITA, 200))
    code = _code(desk.event(MEERA, first))
    desk.refuses(MEERA, second, Code.SLIP_USED, slip=UPI)
    desk.refuses(GEETA, ClaimDeposit(rupees(100), TODAY, UPI), Code.SLIP_USED, slip=UPI)
    desk.says(MEERA, ReverseEntry(code))
    assert desk.says(MEERA, second).events


@pytest.mark.parametrize("other", BY_BANK, ids=lambda c: type(c).__name__)
def test_a_waiting_claim_holds_its_reference(desk: Desk, other: Command) -> None:
    """Until an officer has said that it is not true."""
    desk.collects(MEERA, (SITA, 200))
    claim = desk.event(GEETA, ClaimDeposit(rupees(100), TODAY, "upi 77"))
    assert claim.bank_reference == UPI
    desk.refuses(MEERA, other, Code.SLIP_USED, slip=UPI)
    desk.refuses(REKHA, ClaimDeposit(rupees(100), TODAY, UPI), Code.SLIP_USED, slip=UPI)
    desk.says(MEERA, RefuseClaims((1,)))
    assert desk.says(MEERA, other).events


def test_lines_of_one_message_share_a_reference(desk: Desk) -> None:
    """One slip for three women, the treasurer among them."""
    lines = tuple(Line(number, rupees(100)) for number in (3, 4, 5))
    desk.says(MEERA, RecordCollection((*lines, Line(3, rupees(50), Head.HEALTH)), TODAY, UPI))
    assert desk.event(SUNITA, ConfirmClaims((1, 2))).in_hand is None
    assert desk.read(queries.cash).in_bank == rupees(350)
    desk.refuses(MEERA, RecordCollection(lines[1:], TODAY, UPI), Code.SLIP_USED)


def _code(event: object) -> str:
    receipts = getattr(event, "receipts", ())
    return str(receipts[0].code if receipts else getattr(event, "code", ""))
