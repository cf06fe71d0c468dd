"""Corrections and disputes: row 54, and who may decide."""

from datetime import timedelta

from sqlalchemy import update

from bot.books import queries
from bot.books.stored import entries
from bot.domain.commands import (
    AnswerDispute,
    AnswerProposal,
    ChangeHolder,
    DepositInBank,
    GiveToCarrier,
    Head,
    IdentifyReceipt,
    Line,
    OpenBooks,
    OpenDispute,
    Opening,
    RecordCollection,
    RecordUnidentified,
    RestoreEntry,
    ReverseEntry,
    WithdrawSaving,
)
from bot.domain.errors import Code
from bot.domain.events import DisputeOpened, DisputeSettled, EntryReversed
from bot.domain.money import Paise, rupees
from bot.store import Store
from bot.store.tables import Group
from tests.books.desk import Desk
from tests.make import TODAY
from tests.people import GEETA, KSHAMA, MEERA, REKHA, SUNITA, Person


def test_her_own_entry_of_today_an_officer_takes_back_alone(desk: Desk) -> None:
    """By the exact reverse; the first entry stays in the books."""
    (receipt,) = desk.collects(MEERA, (REKHA, 1000))
    back = desk.event(MEERA, ReverseEntry(receipt.code.lower(), "गलती"))
    assert back == EntryReversed(receipt.code, back.code, 4, rupees(1000), Paise(0))
    assert desk.legs(back.code) == [("1010", "3", -1000), ("2010", "4", 1000)]
    lines = desk.read(queries.last_entries, REKHA.number, 5)
    assert [(line.code, line.reversed) for line in lines] == [
        (back.code, False),
        (receipt.code, True),
    ]
    assert [line.paise for line in lines] == [rupees(-1000), rupees(1000)]
    assert desk.read(queries.day_total, TODAY) == (0, 0)
    assert desk.agrees()


def test_an_entry_is_taken_back_once_and_its_reverse_never(desk: Desk) -> None:
    """Otherwise it would flicker."""
    (receipt,) = desk.collects(MEERA, (REKHA, 100))
    back = desk.event(MEERA, ReverseEntry(receipt.code))
    desk.refuses(MEERA, ReverseEntry(receipt.code), Code.ALREADY_REVERSED, code=receipt.code)
    desk.refuses(MEERA, ReverseEntry(back.code), Code.CANNOT_REVERSE, code=back.code)
    desk.refuses(MEERA, ReverseEntry("ZZZZ"), Code.UNKNOWN_CODE, code="ZZZZ")
    desk.refuses(REKHA, ReverseEntry(receipt.code), Code.NOT_ALLOWED, needs="officer")


def test_another_days_entry_needs_a_second_officer(desk: Desk) -> None:
    """One yes is enough; the counter-entry has the day of the yes."""
    (receipt,) = desk.collects(MEERA, (REKHA, 100))
    desk.at += timedelta(days=1)
    asked = desk.event(MEERA, ReverseEntry(receipt.code, "गलती"))
    assert (asked.kind, asked.ask, asked.code) == ("reverse", (1, 2), receipt.code)
    assert desk.saved(REKHA) == 100
    back = desk.event(KSHAMA, AnswerProposal(1, yes=True))
    assert (back.original, back.total) == (receipt.code, 0)
    (line, _) = desk.read(queries.last_entries, 4, 5)
    assert line.occurred_on == TODAY + timedelta(days=1)
    late = AnswerProposal(1, yes=True)
    desk.refuses(SUNITA, late, Code.PROPOSAL_DECIDED, proposal=1, state="done")


def test_an_officer_does_not_agree_to_taking_back_her_own_money(desk: Desk) -> None:
    """Neither does she who proposed it."""
    (receipt,) = desk.collects(MEERA, (SUNITA, 100))
    asked = desk.event(KSHAMA, ReverseEntry(receipt.code))
    assert asked.ask == (3,)
    desk.refuses(SUNITA, AnswerProposal(1, yes=True), Code.NOT_ASKED)
    desk.refuses(KSHAMA, AnswerProposal(1, yes=True), Code.NOT_ASKED)


def test_what_has_been_used_since_cannot_be_taken_back(desk: Desk) -> None:
    """The cash is in the bank: it would be negative in her hand."""
    (receipt,) = desk.collects(MEERA, (REKHA, 100))
    desk.says(MEERA, DepositInBank(rupees(100), "S1", TODAY))
    desk.refuses(MEERA, ReverseEntry(receipt.code), Code.CANNOT_REVERSE, code=receipt.code)
    (advance,) = desk.collects(MEERA, (REKHA, 100), head=Head.ADVANCE)
    assert desk.event(MEERA, ReverseEntry(advance.code)).total == rupees(100)


def test_a_deposit_is_taken_back_and_its_slip_is_free_again(desk: Desk) -> None:
    """A wrong sum was typed: the right one has the same slip."""
    desk.collects(MEERA, (REKHA, 500))
    wrong = desk.event(MEERA, DepositInBank(rupees(50), "S1", TODAY))
    back = desk.event(MEERA, ReverseEntry(wrong.code))
    assert (back.member, back.paise) == (None, rupees(50))
    assert desk.event(MEERA, DepositInBank(rupees(500), "S1", TODAY)).in_bank == rupees(500)


def test_what_two_agreed_to_one_does_not_take_back_alone(desk: Desk) -> None:
    """A carrier who is an officer could otherwise put the cash back on paper only."""
    desk.collects(MEERA, (REKHA, 500))
    desk.says(MEERA, GiveToCarrier(KSHAMA.number, rupees(500)))
    moved = desk.event(KSHAMA, AnswerProposal(1, yes=True))
    assert desk.event(MEERA, ReverseEntry(moved.code)).ask == (1, 2)


def test_an_identified_credit_and_opening_balances_stay(desk: Desk) -> None:
    """First the identification has to be taken back; an opening never."""
    desk.says(None, OpenBooks(TODAY, (Opening("1020", "", rupees(500)),)))
    (opening,) = desk.read(lambda c, group: list(entries(c, group)))
    desk.refuses(MEERA, ReverseEntry(opening.code), Code.CANNOT_REVERSE)
    first = desk.event(MEERA, RecordUnidentified(rupees(300), TODAY))
    desk.says(MEERA, RecordUnidentified(rupees(300), TODAY))
    identified = desk.event(MEERA, IdentifyReceipt(first.code, 4)).receipts[0]
    desk.refuses(MEERA, ReverseEntry(first.code), Code.CANNOT_REVERSE, code=first.code)
    desk.says(MEERA, ReverseEntry(identified.code))
    assert desk.event(MEERA, IdentifyReceipt(first.code, 5)).receipts[0].member == 5
    assert desk.agrees()


def test_a_member_disputes_her_newest_entry(desk: Desk) -> None:
    """The officers are asked, the president first, not she who wrote it."""
    (receipt,) = desk.collects(MEERA, (REKHA, 100))
    opened = desk.event(REKHA, OpenDispute("", "मैंने 200 दिए"))
    assert opened == DisputeOpened(1, receipt.code, 4, rupees(100), recorded_by=3, ask=(1, 2))
    (open_,) = desk.read(queries.open_disputes)
    assert (open_.number, open_.code, open_.words) == (1, receipt.code, "मैंने 200 दिए")
    desk.refuses(REKHA, OpenDispute(receipt.code), Code.DISPUTE_OPEN, code=receipt.code)


def test_another_womans_code_is_unknown(desk: Desk) -> None:
    """As unknown as one that was never given: nothing is revealed."""
    (receipt,) = desk.collects(MEERA, (REKHA, 100))
    for code in (receipt.code, "ZZZZ", ""):
        desk.refuses(GEETA, OpenDispute(code), Code.UNKNOWN_CODE, code=code)


def test_who_wrote_the_entry_does_not_settle_it(desk: Desk) -> None:
    """Nor a member; another officer does, once."""
    desk.collects(MEERA, (REKHA, 100))
    desk.says(REKHA, OpenDispute(""))
    desk.refuses(MEERA, AnswerDispute(1, accept=False), Code.ACCUSED_ALONE)
    desk.refuses(GEETA, AnswerDispute(1, accept=False), Code.NOT_ALLOWED)
    desk.refuses(SUNITA, AnswerDispute(5, accept=True), Code.DISPUTE_CLOSED, dispute=5)
    settled = desk.event(SUNITA, AnswerDispute(1, accept=False))
    assert (settled.accepted, settled.member) == (False, 4)
    desk.refuses(KSHAMA, AnswerDispute(1, accept=True), Code.DISPUTE_CLOSED, dispute=1)
    assert desk.saved(REKHA) == 100


def test_a_dispute_that_is_right_takes_the_entry_back(desk: Desk) -> None:
    """Both are told."""
    (receipt,) = desk.collects(MEERA, (REKHA, 100))
    desk.says(REKHA, OpenDispute(receipt.code))
    back, settled = desk.says(SUNITA, AnswerDispute(1, accept=True)).events
    assert isinstance(back, EntryReversed)
    assert (back.original, back.total) == (receipt.code, 0)
    assert settled == DisputeSettled(1, receipt.code, 4, True, ask=(1, 2, 3))
    assert desk.read(queries.open_disputes) == ()
    desk.refuses(REKHA, OpenDispute(receipt.code), Code.ALREADY_REVERSED, code=receipt.code)
    assert desk.agrees()


def test_a_dispute_about_what_two_agreed_to_takes_it_back_only_by_two(desk: Desk) -> None:
    """And a take-back of such an entry is undone only by two."""
    desk.collects(MEERA, (REKHA, 300), head=Head.OPTIONAL)
    desk.says(MEERA, WithdrawSaving(REKHA.number, rupees(100)))
    desk.says(SUNITA, AnswerProposal(1, yes=True))
    taken = desk.event(REKHA, AnswerProposal(1, yes=True))
    desk.says(REKHA, OpenDispute(taken.code))
    asked = desk.event(SUNITA, AnswerDispute(1, accept=True))
    assert (asked.kind, asked.ask, asked.code) == ("reverse", (2, 3), taken.code)
    assert len(desk.read(queries.open_disputes)) == 1
    assert desk.saved(REKHA) == 200
    desk.says(KSHAMA, AnswerDispute(1, accept=True))  # asked again, it is asked once
    desk.refuses(MEERA, AnswerProposal(2, yes=True), Code.PROPOSAL_DECIDED)
    back, settled = desk.says(MEERA, AnswerProposal(3, yes=True)).events
    assert (desk.saved(REKHA), settled.accepted) == (300, True)
    desk.says(REKHA, OpenDispute(back.code))
    again = desk.event(SUNITA, AnswerDispute(2, accept=True))
    assert (again.kind, again.ask, again.code) == ("reverse", (2, 3), back.code)
    assert desk.saved(REKHA) == 300
    events = desk.says(MEERA, AnswerProposal(4, yes=True)).events
    assert [type(event) for event in events] == [EntryReversed, DisputeSettled]
    assert desk.saved(REKHA) == 200
    assert desk.agrees()


def test_only_a_take_back_is_restored(desk: Desk) -> None:
    (receipt,) = desk.collects(MEERA, (REKHA, 100))
    desk.refuses(SUNITA, RestoreEntry(receipt.code), Code.UNKNOWN_CODE)


def test_taking_a_disputed_entry_back_settles_the_dispute(desk: Desk) -> None:
    """Its writer may admit it, but not alone: she is the accused."""
    (receipt,) = desk.collects(MEERA, (REKHA, 100))
    desk.says(REKHA, OpenDispute(receipt.code))
    asked = desk.event(MEERA, ReverseEntry(receipt.code))
    assert (asked.kind, asked.ask) == ("reverse", (1, 2))
    assert len(desk.read(queries.open_disputes)) == 1
    events = desk.says(SUNITA, AnswerProposal(1, yes=True)).events
    assert [type(event) for event in events] == [EntryReversed, DisputeSettled]
    assert desk.read(queries.open_disputes) == ()


def test_an_officer_does_not_settle_her_own_dispute(desk: Desk) -> None:
    """It is her money."""
    desk.collects(MEERA, (SUNITA, 100))
    opened = desk.event(SUNITA, OpenDispute(""))
    assert opened.ask == (2,)
    desk.refuses(SUNITA, AnswerDispute(1, accept=True), Code.OWN_MONEY, member=1)


def test_a_wrong_take_back_is_entered_again_by_a_dispute(desk: Desk) -> None:
    """Whole, of its own kind and day, so that it can be looked up and taken back as before."""
    (receipt,) = desk.collects(MEERA, (REKHA, 100))
    back = desk.event(MEERA, ReverseEntry(receipt.code))
    desk.says(REKHA, OpenDispute(back.code, "मैंने दिए थे"))
    desk.refuses(MEERA, AnswerDispute(1, accept=True), Code.ACCUSED_ALONE)
    again, settled = desk.says(SUNITA, AnswerDispute(1, accept=True)).events
    assert isinstance(again, EntryReversed)
    assert again == EntryReversed(back.code, again.code, 4, rupees(100), total=rupees(100))
    assert settled == DisputeSettled(1, back.code, 4, True, ask=(1, 2, 3))
    assert desk.legs(again.code) == desk.legs(receipt.code)
    assert desk.read(queries.day_total, TODAY) == (rupees(100), 1)
    desk.refuses(REKHA, OpenDispute(back.code), Code.ALREADY_REVERSED, code=back.code)
    assert desk.event(SUNITA, ReverseEntry(again.code)).total == 0
    assert desk.agrees()


def test_a_take_back_stays_where_its_proof_stands_for_other_money(desk: Desk) -> None:
    """The slip was booked again, or the credit was found to be another's."""
    by_bank = RecordCollection((Line(4, rupees(100)),), TODAY, "UPI 1")
    (receipt,) = desk.event(MEERA, by_bank).receipts
    back = desk.event(MEERA, ReverseEntry(receipt.code))
    desk.says(MEERA, by_bank)
    desk.says(REKHA, OpenDispute(back.code))
    desk.refuses(SUNITA, AnswerDispute(1, accept=True), Code.SLIP_USED, slip="UPI 1")
    credit = desk.event(MEERA, RecordUnidentified(rupees(300), TODAY))
    desk.says(MEERA, RecordUnidentified(rupees(300), TODAY))
    hers = desk.event(MEERA, IdentifyReceipt(credit.code, 5)).receipts[0]
    back = desk.event(MEERA, ReverseEntry(hers.code))
    desk.says(MEERA, IdentifyReceipt(credit.code, 4))
    desk.says(GEETA, OpenDispute(back.code))
    desk.refuses(SUNITA, AnswerDispute(2, accept=True), Code.CANNOT_REVERSE, code=back.code)
    assert desk.agrees()


def test_cash_is_taken_out_of_the_hand_that_has_it_now(store: Store) -> None:
    """The box went to another keeper, and to a third; the money went with it."""
    desk = Desk(store, phones=True)
    (receipt,) = desk.collects(MEERA, (REKHA, 100), (GEETA, 100))[:1]
    hand_over(desk, MEERA, GEETA)
    desk.at += timedelta(days=1)
    number = desk.event(SUNITA, ReverseEntry(receipt.code)).proposal
    back = desk.event(KSHAMA, AnswerProposal(number, yes=True))
    assert back.keeper == 5
    assert desk.legs(back.code) == [("1010", "5", -100), ("2010", "4", 100)]
    hand_over(desk, GEETA, KSHAMA)
    dispute = desk.event(REKHA, OpenDispute(back.code)).dispute
    restored, _settled = desk.says(KSHAMA, AnswerDispute(dispute, accept=True)).events
    assert restored.keeper == 2
    assert desk.legs(restored.code) == [("1010", "2", 100), ("2010", "4", -100)]
    assert desk.agrees()


def hand_over(desk: Desk, old: Person, new: Person) -> None:
    """The whole box, with both women's yes."""
    number = desk.event(SUNITA, ChangeHolder(old.number, new.number)).proposal
    for who in (old, new):
        desk.says(who, AnswerProposal(number, yes=True))


def test_what_a_former_treasurer_still_has_is_taken_back_with_her(desk: Desk) -> None:
    """She handed nothing over yet."""
    (receipt,) = desk.collects(MEERA, (REKHA, 100))
    desk.store.write(lambda c: c.execute(update(Group).values(holder=5)))
    back = desk.event(MEERA, ReverseEntry(receipt.code))
    assert (back.keeper, desk.legs(back.code)[0]) == (None, ("1010", "3", -100))
