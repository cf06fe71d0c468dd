"""The meeting itself: begun, gone through, its cash counted, closed for good by two officers."""

from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import select, update

from bot.books import queries
from bot.books.case import Case
from bot.books.lapsing import lapse_others
from bot.books.meetings import plan_today
from bot.books.proposals import Agreed, Needs, Plan
from bot.books.queries import Sitting
from bot.clock import INDIA
from bot.domain import sessions as keys
from bot.domain.commands import CloseMeeting, CountCash, OpenMeeting, PutOffLoan, SkipStep
from bot.domain.errors import Code, DomainError
from bot.domain.events import CashCounted, Event, MeetingClosed, MeetingOpened
from bot.domain.money import Paise
from bot.domain.sessions import AGAINST, MUST, Mark, Step
from bot.store.tables import Group, Meeting


def open_meeting(case: Case, _: OpenMeeting) -> tuple[Event, ...] | None:
    """Today's planned one, the nearest to now; else one is made.

    Where it is going on she takes over its agenda; None where it is hers already.
    """
    speaker = case.officer()
    if case.session is not None:
        if going_on(case, case.session).run_by == speaker.number:
            return None
        _change(case, case.session, opened_by=speaker.number)
        return ()
    if case.group.closed_on == case.today:
        raise DomainError(Code.CLOSED_TODAY, day=case.today)
    meeting = plan_today(case, speaker.number)
    opened = {"opened_at": case.at, "opened_by": speaker.number}
    _change(case, meeting.number, **opened)
    _set_session(case, meeting.number, case.today)
    return (MeetingOpened(meeting.number, meeting.starts_at),)


def skip(case: Case, command: SkipStep) -> tuple[Event, ...] | None:
    """Noted, so that the agenda does not come back to it."""
    case.officer()
    meeting = going_on(case, command.meeting)
    if command.step in MUST:
        holder = case.holder
        there = meeting.money.in_hand.get(holder, Paise(0))
        raise DomainError(Code.CASH_NOT_COUNTED, there=there, member=holder)
    if command.step in meeting.steps:
        return None
    note(case, command.meeting, meeting.steps, command.step, Mark.SKIPPED)
    return ()


def put_off(case: Case, command: PutOffLoan) -> tuple[Event, ...] | None:
    """Noted, so that this meeting does not come back to it; the request stays."""
    case.officer()
    meeting = going_on(case, command.meeting)
    if meeting.has_put_off(command.loan):
        return None
    steps = {**meeting.steps, keys.put_off(command.loan): Mark.SKIPPED.value}
    _change(case, command.meeting, steps=steps)
    return ()


def count(case: Case, command: CountCash) -> tuple[Event, ...] | None:
    """Kept beside what the book says; counting again replaces it."""
    case.officer()
    meeting = going_on(case, command.meeting)
    check_counted(case, command.paise)
    holder = case.holder
    there = meeting.money.in_hand.get(holder, Paise(0))
    steps = {**meeting.steps, AGAINST: str(there)}
    if (meeting.counted, meeting.steps) == (command.paise, steps):
        return None
    _change(case, command.meeting, counted=command.paise, steps=steps)
    return (CashCounted(command.meeting, holder, command.paise, there, meeting.leaving),)


def _may_close(case: Case, command: CloseMeeting) -> tuple[Plan, Needs]:
    """Counted, and as the book says; a second officer agrees to just this sum.

    CLOSING_ASKED where she has been asked; a question about another sum is let go.
    """
    speaker = case.officer().number
    counted = _agreed_count(case, command)
    if going_on(case, command.meeting).closing == counted:
        raise DomainError(Code.CLOSING_ASKED)
    lapse_others(case, "close")
    return Plan("close", counted, speaker, case.holder), Needs(officers=1)


def _closed(case: Case, command: CloseMeeting, plan: Plan, _proposed_by: int) -> tuple[Event, ...]:
    """Everything is looked at again: cash may have moved since it was proposed."""
    counted = _agreed_count(case, command)
    if counted != plan.paise:  # counted again since: she was asked about another sum
        raise DomainError(Code.PROPOSAL_DECIDED, state="lapsed")
    meeting = going_on(case, command.meeting)
    head = queries.head(case.connection, case.group_id)
    _change(case, meeting.number, state="closed", closed_at=case.at, counted=counted, head=head)
    day = meeting.opened_at.astimezone(INDIA).date()
    closed_on = max(day, case.group.closed_on or day)
    case.connection.execute(
        update(Group).where(Group.id == case.group_id).values(closed_on=closed_on)
    )
    if case.group.session == meeting.number:
        _set_session(case, None, None)
    lapse_others(case, "close")
    return (
        MeetingClosed(
            meeting.number, meeting.starts_at, len(meeting.present),
            tuple(sorted(meeting.absent)), meeting.sums, meeting.money.in_bank, counted,
            case.holder, head,
        ),
    )  # fmt: skip


close = Agreed(_may_close, _closed)


def collected(case: Case, day: date, payers: Collection[int]) -> None:
    """Money of half of the members at once is the meeting's collection, and that it is held."""
    if case.session is None or day != case.today or 2 * len(payers) < len(case.present):
        return
    this = (Meeting.group_id == case.group_id, Meeting.number == case.session)
    steps = case.connection.execute(select(Meeting.steps).where(*this)).scalar_one()
    note(case, case.session, steps, Step.SAVINGS, Mark.DONE)
    _change(case, case.session, state="held")


def going_on(case: Case, number: int) -> Sitting:
    """The meeting, begun and not closed, be it yesterday's; NO_SESSION."""
    found = queries.sitting(case.connection, case.group_id, number, case.at)
    if found is None or found.closed_at is not None or found.state == "cancelled":
        raise DomainError(Code.NO_SESSION)
    return found


def _agreed_count(case: Case, command: CloseMeeting) -> Paise:
    """What is in the box by the book and by hand. An empty box needs no counting."""
    meeting = going_on(case, command.meeting)
    holder = case.holder
    there = meeting.money.in_hand.get(holder, Paise(0))
    if meeting.counted is None and there:
        raise DomainError(Code.CASH_NOT_COUNTED, there=there, member=holder)
    counted = Paise(meeting.counted or 0)
    if counted != there:
        raise DomainError(Code.CASH_DIFFERS, counted=counted, there=there, member=holder)
    return counted


def check_counted(case: Case, paise: int) -> None:
    """Cash in whole rupees, as much as a box may hold."""
    limit = case.group.bylaws.cash_limit
    if paise < 0:
        raise DomainError(Code.AMOUNT_NEGATIVE)
    if paise % 100:
        raise DomainError(Code.AMOUNT_NOT_WHOLE, paise=Paise(paise))
    if paise > limit:
        raise DomainError(Code.ABOVE_LIMIT, paise=paise, limit=limit)


def note(case: Case, meeting: int, steps: Mapping[str, str], step: Step, mark: Mark) -> None:
    """What became of a step."""
    _change(case, meeting, steps={**steps, step.value: mark.value})


def _set_session(case: Case, meeting: int | None, day: date | None) -> None:
    values = {"session": meeting, "session_on": day}
    case.connection.execute(update(Group).where(Group.id == case.group_id).values(**values))


def _change(case: Case, meeting: int, **values: object) -> None:
    case.connection.execute(
        update(Meeting)
        .where(Meeting.group_id == case.group_id, Meeting.number == meeting)
        .values(**values)
    )
