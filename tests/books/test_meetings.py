"""Meetings: called, moved, cancelled, repeated, answered, held."""

from datetime import UTC, date, datetime, timedelta

from bot.books import queries
from bot.clock import INDIA
from bot.domain.commands import (
    AnswerInvitation,
    CallMeeting,
    CancelMeeting,
    Line,
    MarkAttendance,
    MoveMeeting,
    PlanNextMeeting,
    RecordCollection,
    RepeatMeetings,
)
from bot.domain.errors import Code
from bot.domain.events import (
    AttendanceMarked,
    InvitationAnswered,
    MeetingCancelled,
    MeetingPlanned,
)
from bot.domain.groups import Member
from bot.domain.money import rupees
from bot.wording.notes import Scene, notes
from tests.books.desk import Desk
from tests.make import NOW, TODAY
from tests.people import GEETA, KSHAMA, MEERA, REKHA, SUNITA

MONDAY = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)  # 15:00 in India


def test_president_and_secretary_call_meetings(desk: Desk) -> None:
    """The treasurer and the members do not."""
    planned = desk.event(SUNITA, CallMeeting(MONDAY, "पंचायत भवन"))
    assert planned == MeetingPlanned(1, MONDAY, "पंचायत भवन")
    for who in (MEERA, REKHA):
        desk.refuses(who, CallMeeting(MONDAY), Code.NOT_ALLOWED, needs="president")
    meeting = desk.read(queries.next_meeting, desk.at)
    assert meeting
    assert (meeting.number, meeting.starts_at, meeting.state) == (1, MONDAY, "planned")


def test_a_second_meeting_on_one_day_is_added_the_same_is_not(desk: Desk) -> None:
    """Nothing is moved by it."""
    desk.says(SUNITA, CallMeeting(MONDAY))
    desk.refuses(KSHAMA, CallMeeting(MONDAY), Code.NOTHING_TO_DO)
    assert desk.event(KSHAMA, CallMeeting(MONDAY + timedelta(hours=2))).meeting == 2
    assert desk.read(queries.meeting, 1).starts_at == MONDAY


def test_no_meeting_in_the_past(desk: Desk) -> None:
    """Neither called nor moved to."""
    past = NOW - timedelta(hours=1)
    desk.refuses(SUNITA, CallMeeting(past), Code.MEETING_PAST, starts_at=past)
    desk.says(SUNITA, CallMeeting(MONDAY))
    desk.refuses(SUNITA, MoveMeeting(1, past), Code.MEETING_PAST, starts_at=past)


def test_a_moved_meeting_has_a_new_version(desk: Desk) -> None:
    """So that a reminder of the old time is told apart."""
    desk.says(SUNITA, CallMeeting(MONDAY, "घर"))
    later = MONDAY + timedelta(days=1)
    moved = desk.event(KSHAMA, MoveMeeting(1, later))
    assert moved == MeetingPlanned(1, later, "घर", moved_from=MONDAY)
    assert desk.read(queries.meeting, 1).version == 2
    assert desk.says(KSHAMA, MoveMeeting(1, later)).repeated
    desk.refuses(SUNITA, MoveMeeting(8, later), Code.NO_MEETING)
    desk.refuses(MEERA, MoveMeeting(1, MONDAY), Code.NOT_ALLOWED, needs="president")


def test_a_cancelled_meeting_is_over(desk: Desk) -> None:
    """Nobody moves it or comes to it any more."""
    desk.says(SUNITA, CallMeeting(MONDAY))
    desk.refuses(MEERA, CancelMeeting(1), Code.NOT_ALLOWED, needs="president")
    assert desk.event(SUNITA, CancelMeeting(1)).starts_at == MONDAY
    assert desk.says(KSHAMA, CancelMeeting(1)).repeated
    later = MoveMeeting(1, MONDAY + timedelta(days=1))
    desk.refuses(SUNITA, later, Code.MEETING_OVER, meeting=1)
    desk.refuses(REKHA, AnswerInvitation(1, yes=True), Code.MEETING_OVER, meeting=1)
    desk.refuses(MEERA, MarkAttendance(1, (4,), ()), Code.MEETING_OVER, meeting=1)
    assert desk.read(queries.next_meeting, desk.at) is None


def test_a_rule_plans_its_first_meeting(desk: Desk) -> None:
    """On the 10th at three: the first is on 10 December."""
    event = desk.event(KSHAMA, RepeatMeetings("monthly:10", 15, 0, "आँगनबाड़ी"))
    first = datetime(2026, 12, 10, 9, 30, tzinfo=UTC)
    assert (event.rule, event.first.starts_at) == ("monthly:10", first)
    group = desk.read(queries.group)
    assert (group.meeting_rule, group.meeting_place) == ("monthly:10", "आँगनबाड़ी")
    desk.refuses(MEERA, RepeatMeetings("weekly:mon", 15, 0), Code.NOT_ALLOWED)


def test_a_rule_takes_today_if_the_hour_is_to_come(desk: Desk) -> None:
    """It is Saturday noon."""
    first = desk.event(SUNITA, RepeatMeetings("weekly:sat", 16, 0)).first
    assert first.starts_at == datetime(2026, 11, 21, 10, 30, tzinfo=UTC)


def test_the_clock_plans_the_next_when_none_is_to_come(desk: Desk) -> None:
    """Once, quietly, and not on a day that was cancelled."""
    assert desk.says(None, PlanNextMeeting()).events == ()
    desk.says(SUNITA, RepeatMeetings("monthly:10", 15, 0))
    assert desk.says(None, PlanNextMeeting()).events == ()
    desk.says(SUNITA, CancelMeeting(1))
    planned = desk.event(None, PlanNextMeeting())
    january = datetime(2027, 1, 10, 9, 30, tzinfo=UTC)
    assert planned == MeetingPlanned(2, january, "", by_rule=True)
    desk.refuses(SUNITA, PlanNextMeeting(), Code.NOT_ALLOWED, needs="clock")


def test_a_moved_meeting_keeps_the_day_it_stood_for(desk: Desk) -> None:
    """Moved from the 10th to the 8th and held: the rule does not ask for the 10th again."""
    desk.says(SUNITA, RepeatMeetings("monthly:10", 15, 0))
    eighth = datetime(2026, 12, 8, 9, 30, tzinfo=UTC)
    desk.says(SUNITA, MoveMeeting(1, eighth + timedelta(hours=1)))
    desk.says(SUNITA, MoveMeeting(1, eighth))
    desk.at = eighth + timedelta(hours=2)
    desk.says(MEERA, MarkAttendance(1, (4,), ()))
    planned = desk.event(None, PlanNextMeeting())
    assert planned.starts_at == datetime(2027, 1, 10, 9, 30, tzinfo=UTC)


def test_a_cancelled_meeting_is_told_of_until_its_day_ends(desk: Desk) -> None:
    """Also when it is called off at its very hour."""
    scene = Scene(desk.read(queries.group), [Member(4, "रेखा")], INDIA)
    (note,) = notes(MeetingCancelled(1, MONDAY), scene)
    assert note.expires_at == datetime(2026, 11, 24, 0, 0, tzinfo=INDIA)


def test_members_say_whether_they_come(desk: Desk) -> None:
    """And may change their mind."""
    desk.says(SUNITA, CallMeeting(MONDAY))
    desk.says(REKHA, AnswerInvitation(1, yes=True))
    answered = desk.event(GEETA, AnswerInvitation(1, yes=True))
    assert answered == InvitationAnswered(1, 5, True, coming=2, of=10)
    assert desk.event(GEETA, AnswerInvitation(1, yes=False)).coming == 1
    assert desk.read(queries.invitations, 1) == {4: True, 5: False}
    desk.refuses(REKHA, AnswerInvitation(3, yes=True), Code.NO_MEETING)
    desk.at = MONDAY + timedelta(minutes=1)
    desk.refuses(REKHA, AnswerInvitation(1, yes=False), Code.MEETING_OVER)


def test_attendance_makes_a_meeting_held(desk: Desk) -> None:
    """Whoever is not named stays as she was."""
    desk.says(SUNITA, CallMeeting(MONDAY))
    desk.says(REKHA, AnswerInvitation(1, yes=True))
    early = MarkAttendance(1, (4,), ())
    desk.refuses(MEERA, early, Code.DATE_IN_FUTURE, day=date(2026, 11, 23))
    desk.at = MONDAY
    marked = desk.event(MEERA, MarkAttendance(1, (4, 5), (6,)))
    assert marked == AttendanceMarked(1, present=2, absent=1, missing=(6,))
    assert desk.event(MEERA, MarkAttendance(1, (6,), ())) == AttendanceMarked(1, 3, 0, ())
    assert desk.read(queries.invitations, 1)[4] is True
    last = desk.read(queries.last_meeting, desk.at)
    assert last
    assert last.state == "held"
    desk.refuses(REKHA, early, Code.NOT_ALLOWED)
    desk.refuses(MEERA, MarkAttendance(1, (77,), ()), Code.NOT_A_MEMBER, member=77)


def test_a_collection_from_half_of_them_shows_that_it_was_held(desk: Desk) -> None:
    """From fewer it does not."""
    this_afternoon = NOW + timedelta(hours=3)
    desk.says(SUNITA, CallMeeting(this_afternoon))
    desk.at = this_afternoon - timedelta(hours=1)
    for count, state in ((4, "planned"), (5, "held")):
        lines = tuple(Line(number, rupees(100)) for number in range(4, 4 + count))
        desk.says(MEERA, RecordCollection(lines, TODAY))
        assert desk.read(queries.meeting, 1).state == state


def test_a_collection_hours_before_does_not_show_that_it_was_held(desk: Desk) -> None:
    """At noon from door to door; the meeting is in the evening and still reminded of."""
    desk.says(SUNITA, CallMeeting(NOW + timedelta(hours=6)))
    lines = tuple(Line(number, rupees(100)) for number in range(4, 10))
    desk.says(MEERA, RecordCollection(lines, TODAY))
    assert desk.read(queries.meeting, 1).state == "planned"
