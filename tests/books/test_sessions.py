"""The meeting itself: begun, gone through, counted, closed by two officers, and then closed."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from bot.books import queries
from bot.books.queries import Sitting
from bot.domain.commands import (
    AnswerInvitation,
    AnswerProposal,
    CallMeeting,
    CancelMeeting,
    ClaimDeposit,
    CloseMeeting,
    ConfirmClaims,
    CountCash,
    DepositInBank,
    FineInMeeting,
    GiveToCarrier,
    Head,
    ImposeFine,
    Line,
    MarkAttendance,
    MoveMeeting,
    OpenMeeting,
    PayLoan,
    PutOffLoan,
    RecordCollection,
    RecordMovement,
    ReverseEntry,
    SkipStep,
)
from bot.domain.errors import Code
from bot.domain.events import CashCounted, MeetingClosed, MeetingOpened, ProposalRefused, Proposed
from bot.domain.groups import Method
from bot.domain.money import Paise, rupees
from bot.domain.movements import Place
from bot.domain.sessions import Step, Sums
from bot.store import Store
from bot.store.tables import Entry
from tests.books.desk import Desk
from tests.make import NOW, TODAY
from tests.people import EVERYONE, GEETA, KSHAMA, MEERA, REKHA, SITA, SUNITA

OTHERS = tuple(p.number for p in EVERYONE if p is not REKHA)


@pytest.fixture
def desk(store: Store) -> Desk:
    """Nothing yet."""
    return Desk(store)


def _meeting(desk: Desk, number: int = 1) -> Sitting:
    found = desk.read(queries.sitting, number, desk.at)
    assert found is not None
    return found


def _closes(desk: Desk, number: int = 1) -> MeetingClosed:
    asked = desk.event(MEERA, CloseMeeting(number))
    return desk.event(SUNITA, AnswerProposal(asked.proposal, yes=True))


def test_the_planned_meeting_of_today_begins(desk: Desk) -> None:
    """The one nearest to now; its entries belong to it, those before and after do not."""
    desk.says(SUNITA, CallMeeting(NOW + timedelta(days=1), "भवन"))
    desk.says(SUNITA, CallMeeting(NOW + timedelta(hours=2), "भवन"))
    before = desk.collects(MEERA, (GEETA, 50), head=Head.OPTIONAL)
    assert desk.event(MEERA, OpenMeeting()) == MeetingOpened(2, NOW + timedelta(hours=2))
    within = desk.collects(MEERA, (GEETA, 100))
    meeting = _meeting(desk, 2)
    assert (meeting.run_by, meeting.opened_at, meeting.state) == (MEERA.number, NOW, "planned")
    assert meeting.sums == Sums(savings=rupees(100), payers=frozenset({GEETA.number}))
    rows = desk.store.read(lambda c: c.execute(select(Entry.code, Entry.meeting)).all())
    assert dict(rows) == {before[0].code: None, within[0].code: 2}


def test_without_a_plan_one_is_made_for_today(desk: Desk) -> None:
    """And a plain member begins none."""
    desk.refuses(REKHA, OpenMeeting(), Code.NOT_ALLOWED)
    assert desk.event(KSHAMA, OpenMeeting()) == MeetingOpened(1, NOW)


def test_another_officer_takes_over(desk: Desk) -> None:
    """There is one meeting, however many begin it."""
    desk.says(MEERA, OpenMeeting())
    assert desk.says(MEERA, OpenMeeting()).repeated
    assert desk.says(SUNITA, OpenMeeting()).events == ()
    assert _meeting(desk).run_by == SUNITA.number
    assert desk.read(queries.sitting, 2, desk.at) is None


def test_a_meeting_that_goes_on_is_neither_moved_nor_cancelled(desk: Desk) -> None:
    """Its time has come."""
    desk.says(SUNITA, CallMeeting(NOW + timedelta(hours=2)))
    desk.says(SUNITA, OpenMeeting())
    desk.refuses(SUNITA, MoveMeeting(1, NOW + timedelta(days=1)), Code.SESSION_ON)
    desk.refuses(SUNITA, CancelMeeting(1), Code.SESSION_ON)


def test_who_was_there_makes_it_held(desk: Desk) -> None:
    """Who comes late is added, the others stay."""
    desk.says(MEERA, OpenMeeting())
    marked = desk.event(MEERA, MarkAttendance(1, OTHERS, (REKHA.number,)))
    assert (marked.present, marked.missing) == (9, (REKHA.number,))
    desk.says(MEERA, MarkAttendance(1, (REKHA.number,), ()))
    meeting = _meeting(desk)
    assert (len(meeting.present), meeting.absent, meeting.state) == (10, frozenset(), "held")


def test_who_said_before_that_she_cannot_come_is_excused(desk: Desk) -> None:
    """A fine for absence is only for the others."""
    desk.says(SUNITA, CallMeeting(NOW + timedelta(hours=2)))
    desk.says(REKHA, AnswerInvitation(1, yes=False))
    desk.says(GEETA, AnswerInvitation(1, yes=True))
    desk.says(MEERA, OpenMeeting())
    desk.says(MEERA, MarkAttendance(1, (1, 2, 3), (REKHA.number, GEETA.number, SITA.number)))
    assert _meeting(desk).unexcused == {GEETA.number, SITA.number}


def test_a_step_is_done_by_the_books_or_passed_over(desk: Desk) -> None:
    """A collection from half of the women is the meeting's; counting and closing are a must."""
    desk.says(MEERA, OpenMeeting())
    desk.collects(MEERA, (GEETA, 100))
    assert _meeting(desk).steps == {}
    desk.collects(MEERA, *((p, 100) for p in EVERYONE if p not in (MEERA, GEETA)))
    assert _meeting(desk).steps == {Step.SAVINGS: "done"}
    assert _meeting(desk).state == "held"
    desk.says(MEERA, SkipStep(1, Step.CARRY))
    assert desk.says(MEERA, SkipStep(1, Step.CARRY)).repeated
    assert _meeting(desk).steps == {Step.SAVINGS: "done", Step.CARRY: "skipped"}
    desk.refuses(MEERA, SkipStep(1, Step.COUNT), Code.CASH_NOT_COUNTED, there=rupees(900))
    desk.refuses(REKHA, SkipStep(1, Step.CARRY), Code.NOT_ALLOWED)


def test_counted_beside_the_book(desk: Desk) -> None:
    """Row 51 begins here: a difference is said, nothing is posted; counting again replaces it."""
    desk.says(MEERA, OpenMeeting())
    desk.collects(MEERA, (GEETA, 100))
    counted = desk.event(SUNITA, CountCash(1, rupees(150)))
    assert counted == CashCounted(1, MEERA.number, rupees(150), rupees(100))
    assert not _meeting(desk).is_counted
    differs = {"counted": rupees(150), "there": rupees(100), "member": MEERA.number}
    desk.refuses(MEERA, CloseMeeting(1), Code.CASH_DIFFERS, **differs)
    desk.says(SUNITA, CountCash(1, rupees(100)))
    assert _meeting(desk).is_counted
    assert desk.event(MEERA, CloseMeeting(1)).kind == "close"


def test_a_difference_is_named_and_waits_for_another_officer(desk: Desk) -> None:
    """Row 51: what is missing is posted only with her yes; so long the meeting stays open."""
    desk.says(MEERA, OpenMeeting())
    desk.collects(MEERA, (GEETA, 100))
    desk.says(MEERA, CountCash(1, rupees(80)))
    assert _meeting(desk).gap == -rupees(20)
    missing = RecordMovement("holder_owes", rupees(20), TODAY, Place.CASH)
    asked = desk.event(MEERA, missing)
    assert (_meeting(desk).gap, _meeting(desk).naming) == (0, -rupees(20))
    differs = {"counted": rupees(80), "there": rupees(100), "member": MEERA.number}
    desk.refuses(MEERA, CloseMeeting(1), Code.CASH_DIFFERS, **differs)
    desk.says(SUNITA, AnswerProposal(asked.proposal, yes=False))
    assert _meeting(desk).gap == -rupees(20)
    asked = desk.event(MEERA, missing)
    desk.says(SUNITA, AnswerProposal(asked.proposal, yes=True))
    assert (_meeting(desk).gap, _meeting(desk).naming) == (0, 0)
    assert _closes(desk).in_hand == rupees(80)


def test_a_box_counted_before_the_book_moved_is_counted_again(desk: Desk) -> None:
    desk.says(MEERA, OpenMeeting())
    desk.collects(MEERA, (GEETA, 100))
    desk.says(MEERA, CountCash(1, rupees(100)))
    desk.collects(MEERA, (SITA, 50))
    assert not _meeting(desk).is_counted
    assert _meeting(desk).gap == 0  # nothing is missing: it was right when it was counted


def test_the_fines_of_a_meeting(desk: Desk) -> None:
    """All are imposed with one yes; who has paid at once owes nothing (rows 7 and 8)."""
    desk.says(MEERA, OpenMeeting())
    late = ImposeFine(REKHA.number, rupees(10), Head.FINE_ABSENT)
    paid = ImposeFine(GEETA.number, rupees(5), Head.FINE_LATE)
    desk.refuses(REKHA, FineInMeeting(1, (late,)), Code.NOT_ALLOWED)
    desk.refuses(MEERA, FineInMeeting(1, ()), Code.NOTHING_TO_DO)
    events = desk.says(MEERA, FineInMeeting(1, (late, paid), (GEETA.number,))).events
    assert [type(event).__name__ for event in events] == [
        "FineImposed", "FineImposed", "CollectionRecorded",
    ]  # fmt: skip
    due = desk.read(queries.fines_due)
    assert [(fine.member, fine.paise) for fine in due] == [(REKHA.number, rupees(10))]
    assert _meeting(desk).sums.fines == rupees(5)
    assert desk.says(MEERA, FineInMeeting(1, (late,))).repeated  # once a meeting


def test_a_wish_for_a_loan_is_put_off(desk: Desk) -> None:
    desk.says(MEERA, OpenMeeting())
    desk.refuses(REKHA, PutOffLoan(1, 1), Code.NOT_ALLOWED)
    desk.says(MEERA, PutOffLoan(1, 1))
    assert desk.says(MEERA, PutOffLoan(1, 1)).repeated
    assert _meeting(desk).has_put_off(1)
    assert not _meeting(desk).has_put_off(2)


def test_cash_of_a_loan_that_waits_for_a_yes(desk: Desk) -> None:
    desk.says(MEERA, OpenMeeting())
    desk.collects(MEERA, (GEETA, 100), (SITA, 100))
    desk.says(MEERA, PayLoan(SITA.number, rupees(50), 1, 200, Method.FALLING))
    meeting = _meeting(desk)
    assert (meeting.lending, meeting.leaving) == ({SITA.number: rupees(50)}, rupees(50))


def test_what_cannot_be_counted(desk: Desk) -> None:
    """By whom, how much, in which meeting."""
    desk.refuses(MEERA, CountCash(1, rupees(10)), Code.NO_SESSION)
    desk.says(MEERA, OpenMeeting())
    desk.refuses(REKHA, CountCash(1, rupees(10)), Code.NOT_ALLOWED)
    desk.refuses(MEERA, CountCash(1, Paise(-100)), Code.AMOUNT_NEGATIVE)
    desk.refuses(MEERA, CountCash(1, Paise(150)), Code.AMOUNT_NOT_WHOLE)
    desk.refuses(MEERA, CountCash(1, rupees(5_00_001)), Code.ABOVE_LIMIT)
    desk.refuses(MEERA, CountCash(2, rupees(10)), Code.NO_SESSION)


def test_cash_that_waits_for_its_carrier(desk: Desk) -> None:
    """It may be counted out of the box before her yes; closed it is only after that."""
    desk.says(MEERA, OpenMeeting())
    desk.collects(MEERA, (GEETA, 100))
    desk.says(MEERA, GiveToCarrier(SITA.number, rupees(100)))
    assert _meeting(desk).carrying == ((SITA.number, rupees(100)),)
    assert _meeting(desk).is_counted  # nothing is left to be counted
    desk.refuses(MEERA, CloseMeeting(1), Code.CASH_NOT_COUNTED, there=rupees(100))
    desk.says(SITA, AnswerProposal(1, yes=True))
    meeting = _meeting(desk)
    assert (meeting.carried, meeting.carrying, meeting.there) == (True, (), 0)
    assert _closes(desk).in_hand == 0


def test_two_officers_close_it(desk: Desk) -> None:
    """What it came to goes to everybody, with the head of the chain."""
    desk.says(MEERA, OpenMeeting())
    desk.says(MEERA, MarkAttendance(1, OTHERS, (REKHA.number,)))
    desk.collects(MEERA, (GEETA, 100), (SITA, 100))
    desk.collects(MEERA, (GEETA, 10), head=Head.FINE_LATE)
    desk.refuses(MEERA, CloseMeeting(1), Code.CASH_NOT_COUNTED, there=rupees(210))
    desk.says(MEERA, CountCash(1, rupees(210)))
    desk.refuses(REKHA, CloseMeeting(1), Code.NOT_ALLOWED)
    asked = desk.event(MEERA, CloseMeeting(1))
    assert asked == Proposed(1, "close", rupees(210), (1, 2), 3, 3, asks="officer")
    desk.refuses(MEERA, AnswerProposal(1, yes=True), Code.NOT_ASKED)
    head = desk.read(queries.head)
    sums = Sums(rupees(200), fines=rupees(10), payers=frozenset({5, 6}))
    assert desk.event(KSHAMA, AnswerProposal(1, yes=True)) == MeetingClosed(
        1, NOW, 9, (REKHA.number,), sums, Paise(0), rupees(210), MEERA.number, head
    )
    closed = _meeting(desk)
    assert (closed.state, closed.head, closed.counted) == ("closed", head, rupees(210))
    group = desk.read(queries.group)
    assert (group.session, group.session_on, group.closed_on) == (None, None, TODAY)


def test_a_no_keeps_it_open(desk: Desk) -> None:
    """It can be proposed again."""
    desk.says(MEERA, OpenMeeting())
    desk.says(MEERA, CloseMeeting(1))
    assert isinstance(desk.event(SUNITA, AnswerProposal(1, yes=False)), ProposalRefused)
    assert _meeting(desk).closed_at is None
    assert _closes(desk).meeting == 1


def test_it_is_asked_once_and_about_one_sum(desk: Desk) -> None:
    """Who was asked about another sum than is there now closes nothing."""
    desk.says(MEERA, OpenMeeting())
    desk.says(MEERA, CloseMeeting(1))
    desk.refuses(SUNITA, CloseMeeting(1), Code.CLOSING_ASKED)
    desk.collects(MEERA, (GEETA, 100))
    desk.refuses(SUNITA, AnswerProposal(1, yes=True), Code.CASH_NOT_COUNTED)
    desk.says(MEERA, CountCash(1, rupees(100)))
    desk.refuses(SUNITA, AnswerProposal(1, yes=True), Code.PROPOSAL_DECIDED, state="lapsed")
    assert _closes(desk).in_hand == rupees(100)
    late = AnswerProposal(1, yes=True)
    desk.refuses(KSHAMA, late, Code.PROPOSAL_DECIDED, proposal=1, state="lapsed")


def test_closed_it_stays(desk: Desk) -> None:
    """Not twice, not begun again, nobody's attendance changed."""
    desk.says(MEERA, OpenMeeting())
    _closes(desk)
    desk.refuses(MEERA, CloseMeeting(1), Code.NO_SESSION)
    desk.refuses(MEERA, CountCash(1, rupees(0)), Code.NO_SESSION)
    desk.refuses(MEERA, SkipStep(1, Step.SAVINGS), Code.NO_SESSION)
    desk.refuses(MEERA, OpenMeeting(), Code.CLOSED_TODAY, day=TODAY)
    desk.refuses(MEERA, MarkAttendance(1, (5,), ()), Code.MEETING_OVER)
    desk.refuses(SUNITA, CancelMeeting(1), Code.MEETING_OVER)


def test_cash_of_a_closed_day_is_only_taken_back(desk: Desk) -> None:
    """The next day; what comes later the same day is outside of the meeting."""
    desk.says(MEERA, OpenMeeting())
    (receipt,) = desk.collects(MEERA, (GEETA, 100))
    desk.says(MEERA, CountCash(1, rupees(100)))
    _closes(desk)
    (later,) = desk.collects(MEERA, (SITA, 50))
    assert desk.read(queries.outside_total, TODAY) == rupees(50)
    desk.at += timedelta(days=1)
    cash = RecordCollection((Line(REKHA.number, rupees(100)),), TODAY)
    desk.refuses(MEERA, cash, Code.MEETING_CLOSED, day=TODAY)
    deposit = DepositInBank(rupees(100), "S1", TODAY)
    desk.refuses(MEERA, deposit, Code.MEETING_CLOSED, day=TODAY)
    in_bank = RecordCollection((Line(REKHA.number, rupees(100)),), TODAY, "S2")
    assert desk.says(MEERA, in_bank).events
    for code in (receipt.code, later.code):
        asked = desk.event(MEERA, ReverseEntry(code))
        assert desk.event(SUNITA, AnswerProposal(asked.proposal, yes=True)).paise
    closed = _meeting(desk)
    assert closed.sums.savings == rupees(100)  # it tells what was: the reversal is another day's
    assert closed.money.in_hand == {MEERA.number: rupees(100)}
    assert desk.agrees()


def test_what_was_taken_back_in_the_meeting_was_not_collected(desk: Desk) -> None:
    """The sums are what the women really gave."""
    desk.says(MEERA, OpenMeeting())
    (receipt,) = desk.collects(MEERA, (GEETA, 1000))
    desk.says(MEERA, ReverseEntry(receipt.code))
    desk.collects(MEERA, (GEETA, 100))
    assert _meeting(desk).sums == Sums(rupees(100), payers=frozenset({GEETA.number}))


def test_a_claim_of_a_closed_day_comes_into_today(desk: Desk) -> None:
    """Her cash was not in the box that was counted; what she put into the bank keeps its day."""
    desk.says(MEERA, OpenMeeting())
    desk.says(GEETA, ClaimDeposit(rupees(100), TODAY))
    desk.says(SITA, ClaimDeposit(rupees(100), TODAY, "S7"))
    assert _meeting(desk).claimed == {GEETA.number, SITA.number}
    _closes(desk)
    desk.at += timedelta(days=1)
    (confirmed,) = desk.says(MEERA, ConfirmClaims((1, 2))).events
    days = {receipt.member: receipt.occurred_on for receipt in confirmed.receipts}
    assert days == {GEETA.number: TODAY + timedelta(days=1), SITA.number: TODAY}


def test_a_session_ends_at_midnight_and_can_be_closed_the_next_day(desk: Desk) -> None:
    """Its day is frozen then, not the day on which it was closed."""
    desk.says(MEERA, OpenMeeting())
    desk.collects(MEERA, (GEETA, 100))
    desk.at += timedelta(days=1)
    (outside,) = desk.says(
        MEERA, RecordCollection((Line(SITA.number, rupees(50)),), desk.at.date())
    ).events[0].receipts  # fmt: skip
    unclosed = desk.read(queries.unclosed, desk.at)
    assert unclosed
    assert unclosed.number == 1
    assert unclosed.sums.savings == rupees(100)
    desk.says(MEERA, CountCash(1, rupees(150)))
    assert _closes(desk).sums.savings == rupees(100)
    assert desk.read(queries.group).closed_on == TODAY
    assert desk.read(queries.unclosed, desk.at) is None
    assert desk.event(MEERA, OpenMeeting()).meeting == 2
    assert outside.occurred_on == date(2026, 11, 22)


def test_yesterdays_meeting_is_closed_beside_todays(desk: Desk) -> None:
    """Today's goes on, and the day that is closed never goes back."""
    desk.says(MEERA, OpenMeeting())
    desk.at += timedelta(days=1)
    desk.says(MEERA, OpenMeeting())
    _closes(desk, 1)
    group = desk.read(queries.group)
    assert (group.session, group.closed_on) == (2, TODAY)
    _closes(desk, 2)
    assert desk.read(queries.group).closed_on == TODAY + timedelta(days=1)
