"""Meetings: called, moved, cancelled, repeated by a rule, answered, held."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from sqlalchemy import insert, or_, select, update

from bot.books import queries
from bot.books.attendance import note
from bot.books.case import Case
from bot.books.numbers import next_number
from bot.books.queries import MeetingLine
from bot.clock import INDIA
from bot.domain.commands import (
    AnswerInvitation,
    CallMeeting,
    CancelMeeting,
    MarkAttendance,
    MoveMeeting,
    PlanNextMeeting,
    RepeatMeetings,
)
from bot.domain.errors import Code, DomainError
from bot.domain.events import (
    AttendanceMarked,
    Event,
    InvitationAnswered,
    MeetingCancelled,
    MeetingPlanned,
    MeetingsRepeat,
)
from bot.domain.schedule import next_day
from bot.store.tables import Group, Meeting

_EARLY = timedelta(hours=1)  # women pay while the others are still coming


def call(case: Case, command: CallMeeting) -> tuple[Event, ...] | None:
    """One more meeting; what is planned already stays."""
    speaker = case.leader()
    _check_future(case, command.starts_at)
    place = command.place.strip() or case.group.meeting_place
    same = [m for m in _planned(case) if (m.starts_at, m.place) == (command.starts_at, place)]
    if same:
        raise DomainError(Code.NOTHING_TO_DO)
    return (_plan(case, command.starts_at, place, speaker.number),)


def move(case: Case, command: MoveMeeting) -> tuple[Event, ...] | None:
    """Another time or place; the version tells reminders of the old time apart."""
    case.leader()
    meeting = _open(case, command.meeting)
    _check_future(case, command.starts_at)
    place = command.place.strip() or meeting.place
    if (meeting.starts_at, meeting.place) == (command.starts_at, place):
        return None
    _change(case, meeting, starts_at=command.starts_at, place=place, version=meeting.version + 1)
    return (MeetingPlanned(meeting.number, command.starts_at, place, meeting.starts_at),)


def cancel(case: Case, command: CancelMeeting) -> tuple[Event, ...] | None:
    """It does not take place."""
    case.leader()
    if _known(case, command.meeting).state == "cancelled":
        return None
    meeting = _open(case, command.meeting)
    _change(case, meeting, state="cancelled")
    return (MeetingCancelled(meeting.number, meeting.starts_at),)


def repeat(case: Case, command: RepeatMeetings) -> tuple[Event, ...]:
    """Keep the rule and plan its first meeting, today's if its hour is still to come."""
    speaker = case.leader()
    at = time(command.hour, command.minute)
    place = command.place.strip() or case.group.meeting_place
    starts_at = _next(case, command.rule, at, taken=())
    case.connection.execute(
        update(Group)
        .where(Group.id == case.group_id)
        .values(meeting_rule=command.rule, meeting_time=at, meeting_place=place)
    )
    there = next((m for m in _planned(case) if m.starts_at == starts_at), None)
    if there:
        first = MeetingPlanned(there.number, starts_at, there.place)
    else:
        first = _plan(case, starts_at, place, speaker.number)
    return (MeetingsRepeat(command.rule, first),)


def plan_next(case: Case, _: PlanNextMeeting) -> tuple[Event, ...]:
    """What the rule asks for, unless one is to come; a day that was cancelled stays free."""
    case.only_clock()
    rule, at = case.group.meeting_rule, case.group.meeting_time
    if not rule or at is None or queries.next_meeting(case.connection, case.group_id, case.at):
        return ()
    starts_at = _next(case, rule, at, taken=_days(case))
    return (_plan(case, starts_at, case.group.meeting_place, None),)


def answer_invitation(case: Case, command: AnswerInvitation) -> tuple[Event, ...]:
    """She may change her mind until it begins."""
    speaker = case.speaker()
    meeting = _open(case, command.meeting)
    if meeting.starts_at < case.at:
        raise DomainError(Code.MEETING_OVER, meeting=meeting.number)
    note(case, meeting.number, {speaker.number: command.yes}, "coming")
    answers = queries.invitations(case.connection, case.group_id, meeting.number)
    coming = sum(bool(answers.get(member.number)) for member in case.present)
    return (
        InvitationAnswered(meeting.number, speaker.number, command.yes, coming, len(case.present)),
    )


def mark_attendance(case: Case, command: MarkAttendance) -> tuple[Event, ...]:
    """Write down who was there; that makes the meeting held."""
    case.officer()
    meeting = _known(case, command.meeting)
    if meeting.state in ("cancelled", "closed"):
        raise DomainError(Code.MEETING_OVER, meeting=meeting.number)
    if (day := _day(meeting.starts_at)) > case.today:
        raise DomainError(Code.DATE_IN_FUTURE, day=day)
    there = dict.fromkeys(command.absent, False) | dict.fromkeys(command.present, True)
    for member in there:
        case.member(member)
    marks = note(case, meeting.number, there, "present")
    _change(case, meeting, state="held")
    present = sum(mark is True for mark in marks.values())
    missing = tuple(sorted(member for member, mark in marks.items() if mark is False))
    return (AttendanceMarked(meeting.number, present, len(missing), missing),)


def plan_today(case: Case, by: int) -> MeetingLine:
    """Today's meeting, of several the one nearest to now; where none is planned one is made."""
    todays = [m for m in _planned(case, "planned", "held") if _day(m.starts_at) == case.today]
    if todays:
        return min(todays, key=lambda m: abs(m.starts_at - case.at))
    made = _plan(case, case.at, case.group.meeting_place, by)
    return _known(case, made.meeting)


def held_by_collection(case: Case, day: date, payers: Collection[int]) -> None:
    """Money from half of the members on the day of a planned meeting: it was held.

    Not where it begins much later: then it was a collection from door to door.
    """
    if 2 * len(payers) < len(case.present):
        return
    for meeting in _planned(case):
        if _day(meeting.starts_at) == day and meeting.starts_at <= case.at + _EARLY:
            _change(case, meeting, state="held")


def _known(case: Case, number: int) -> MeetingLine:
    meeting = queries.meeting(case.connection, case.group_id, number)
    if meeting is None:
        raise DomainError(Code.NO_MEETING)
    return meeting


def _open(case: Case, number: int) -> MeetingLine:
    meeting = _known(case, number)
    if meeting.state != "planned":
        raise DomainError(Code.MEETING_OVER, meeting=number)
    if number == case.session:
        raise DomainError(Code.SESSION_ON)
    return meeting


def _check_future(case: Case, starts_at: datetime) -> None:
    if starts_at <= case.at:
        raise DomainError(Code.MEETING_PAST, starts_at=starts_at)


def _planned(case: Case, *states: str) -> list[MeetingLine]:
    rows = case.connection.execute(
        select(Meeting.number, Meeting.starts_at, Meeting.place, Meeting.state, Meeting.version)
        .where(Meeting.group_id == case.group_id, Meeting.state.in_(states or ("planned",)))
        .order_by(Meeting.number)
    )
    return [MeetingLine(*row) for row in rows]


def _days(case: Case) -> set[date]:
    """Days that have, had or gave away a meeting: one moved to the 8th was that of the 10th."""
    rows = case.connection.execute(
        select(Meeting.starts_at, Meeting.rule_day).where(
            Meeting.group_id == case.group_id,
            or_(Meeting.starts_at > case.at - timedelta(days=1), Meeting.rule_day >= case.today),
        )
    )
    return {day for moment, stood_for in rows for day in (_day(moment), stood_for) if day}


def _day(moment: datetime) -> date:
    return moment.astimezone(INDIA).date()


def _next(case: Case, rule: str, at: time, taken: Collection[date]) -> datetime:
    day = next_day(rule, case.today - timedelta(days=1))
    while day in taken or datetime.combine(day, at, INDIA) <= case.at:
        day = next_day(rule, day)
    return datetime.combine(day, at, INDIA)


def _plan(case: Case, starts_at: datetime, place: str, by: int | None) -> MeetingPlanned:
    number = next_number(case, Meeting.number)
    case.connection.execute(
        insert(Meeting).values(
            group_id=case.group_id,
            number=number,
            starts_at=starts_at,
            place=place,
            rule_day=_day(starts_at),
            called_by=by,
            created_at=case.at,
        )
    )
    return MeetingPlanned(number, starts_at, place, by_rule=by is None)


def _change(case: Case, meeting: MeetingLine, **values: object) -> None:
    case.connection.execute(
        update(Meeting)
        .where(Meeting.group_id == case.group_id, Meeting.number == meeting.number)
        .values(**values)
    )
